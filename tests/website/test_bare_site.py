"""A center that has only begun: most kinds of content are not there yet."""

from tests.factories.programs import HomePageFactory, LevelsSectionFactory


def test_a_home_page_alone_is_a_page(client, db):
    HomePageFactory()
    assert client.get("/").status_code == 200
    assert client.get("/nothing/").status_code == 404


def test_a_site_in_one_language_has_no_switcher(client, db):
    HomePageFactory()
    assert 'class="languages"' not in client.get("/").content.decode()


def test_an_empty_section_says_so(client, db):
    LevelsSectionFactory(slug="levels")
    response = client.get("/levels/")
    assert response.status_code == 200
    assert "Nothing is published here yet." in response.content.decode()


def test_a_file_whose_name_no_file_can_have_is_not_found(client, db):
    assert client.get(f"/media/{'a' * 300}.jpg").status_code == 404
