"""Serving encrypted, with a certificate of the office's own."""

import signal
import subprocess
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from builders.processes import KIOSK, Installation, free_port, until_answer
from builders.reception import MORNING
from kiosk.service.commands.house import CommandRefused
from kiosk.service.commands.serving import serve
from kiosk.settings.service import BadSettings, ServiceSettings, load_service_settings


@pytest.fixture
def certificate(tmp_path: Path) -> dict[str, str]:
    """The settings that name it; for 127.0.0.1, and its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "reception")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (tmp_path / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return {"KIOSK_TLS_CERTIFICATE": str(tmp_path / "cert.pem"), "KIOSK_TLS_KEY": str(tmp_path / "key.pem")}


def test_the_service_answers_encrypted(tmp_path: Path, certificate: dict[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SSL_CERT_FILE", certificate["KIOSK_TLS_CERTIFICATE"])
    listen = f"127.0.0.1:{free_port()}"
    environment = Installation(folder=tmp_path).environment(listen) | certificate

    with subprocess.Popen([*KIOSK, "serve"], env=environment) as process:
        until_answer(f"https://{listen}/healthz", process)
        process.terminate()

    assert process.returncode in {0, -signal.SIGTERM}


def test_a_certificate_without_its_key_is_refused(certificate: dict[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KIOSK_TLS_CERTIFICATE", certificate["KIOSK_TLS_CERTIFICATE"])

    with pytest.raises(BadSettings, match="tls_certificate and tls_key go together"):
        load_service_settings()


def test_a_certificate_that_is_none_is_told_in_a_sentence(tmp_path: Path, certificate: dict[str, str]):
    (tmp_path / "cert.pem").write_text("nothing", encoding="ascii")
    settings = ServiceSettings(
        database_url=f"sqlite:///{tmp_path}/reception.db",
        secrets_dir=tmp_path / "secrets",
        listen="127.0.0.1:0",
        tls_certificate=Path(certificate["KIOSK_TLS_CERTIFICATE"]),
        tls_key=Path(certificate["KIOSK_TLS_KEY"]),
    )

    with pytest.raises(CommandRefused, match="certificate"):
        serve(settings, now=MORNING)
