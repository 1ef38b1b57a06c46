"""The sample of input_templates/contoh: real published tables filled into the standard templates."""
