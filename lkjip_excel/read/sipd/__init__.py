"""Exports of SIPD: recognised on any sheet, added up to one amount a sub kegiatan."""
