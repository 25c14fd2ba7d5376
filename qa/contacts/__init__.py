"""Rows → contacts, queue visits and agent states."""
