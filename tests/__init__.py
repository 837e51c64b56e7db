"""The tests mirror the package; shared fakes and factories stand beside this file."""
