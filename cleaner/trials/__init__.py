"""Rules put to the test: their examples, and whether every part of them is guarded by one."""
