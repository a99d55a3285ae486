import pytest

from tests.contract.client import ContractClient


@pytest.fixture
def api():
    return ContractClient()
