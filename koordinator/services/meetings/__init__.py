"""What a person does with meetings: plan, move, cancel, hold them, and read the calendar."""
