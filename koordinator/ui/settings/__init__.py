"""Settings of the person, the team and this computer."""
