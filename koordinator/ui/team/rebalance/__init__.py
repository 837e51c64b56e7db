"""Fordel om: a conversation about who has which cases."""
