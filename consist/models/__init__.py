"""Adapters of the models: the bundled ONNX ones, one's own, and those of sentence-transformers."""
