"""Staff, their sessions and failed log-ins. Citizens have no table."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row


class UserRow(Row):
    __tablename__ = "users"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    username: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    role: Mapped[str]
    full_name: Mapped[str]
    initials: Mapped[str]
    active: Mapped[bool]
    created_at: Mapped[datetime]


class StaffSessionRow(Row):
    """`token_hash`: SHA-256 of the bearer token; the token itself is never stored."""

    __tablename__ = "staff_sessions"
    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class LoginAttemptRow(Row):
    """One wrong password; `username` is what was typed, reduced to its HMAC."""

    __tablename__ = "login_attempts"
    id: Mapped[str] = mapped_column(primary_key=True)
    username_tag: Mapped[bytes]
    at: Mapped[datetime]
    __table_args__ = (Index("ix_login_attempts_username_tag_at", "username_tag", "at"),)
