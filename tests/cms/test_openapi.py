from drf_spectacular.generators import SchemaGenerator


def test_the_description_covers_the_public_api_alone():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    assert all(path.startswith("/api/v1/") for path in paths)
