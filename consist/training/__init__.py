"""Train the NLI model: labelled pairs in, a cross-encoder, its ONNX file and its card out."""
