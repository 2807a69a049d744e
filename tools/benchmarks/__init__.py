"""Measure speed, memory, growth and start-up. Every measurement gives rows of one table."""
