"""English as newspapers outside America write dates: 2 March 2026, 14:05."""
