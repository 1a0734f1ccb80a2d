"""What all rows share: the metadata with its naming of constraints, and the types behind annotations."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Date, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase

from kiosk.service.store.columns import Json, UtcDateTime


class Row(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        date: Date(),
        bytes: LargeBinary(),
        str: String(),
        int: BigInteger(),
        dict[str, Any]: Json,
        list[Any]: Json,
    }
