"""The command line: parse, wire, call, print; one module a command."""
