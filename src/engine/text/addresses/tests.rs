use super::AddressKind::{Domain, Email, File, Handle, Hashtag, Url};
use super::*;
use crate::engine::stop::NEVER;

#[test]
fn lists_are_sorted() {
    assert!(TOP_LEVEL_DOMAINS.is_sorted() && FILE_EXTENSIONS.is_sorted(), "binary search needs order");
}

#[test]
fn addresses_are_found() {
    let cases: [(&str, &[(&str, AddressKind)]); 38] = [
        ("no address at all.", &[]),
        ("see https://example.com/china-us?x=1#y.", &[("https://example.com/china-us?x=1#y", Url)]),
        ("(http://example.com/a_(b))", &[("http://example.com/a_(b)", Url)]),
        ("<ftp://example.com>", &[("ftp://example.com", Url)]),
        ("“https://example.com,” he", &[("https://example.com", Url)]),
        (
            "https://example.com's and https://example.com’s",
            &[("https://example.com", Url), ("https://example.com", Url)],
        ),
        ("xhttps://", &[]),
        ("WWW.Example.com/China, x", &[("WWW.Example.com/China", Url)]),
        ("https://bücher.example/ü", &[("https://bücher.example/ü", Url)]),
        ("a.https://x.y", &[("https://x.y", Url)]),
        ("mail desk@example.com.", &[("desk@example.com", Email)]),
        ("mailto:first.last+x@mail.example.co.uk,", &[("first.last+x@mail.example.co.uk", Email)]),
        ("...x@example.com", &[("x@example.com", Email)]),
        ("x@localhost", &[]),
        ("x@a..com x@.com", &[]),
        ("x@.a.com", &[("a.com", Domain)]),
        ("@POTUS said", &[("@POTUS", Handle)]),
        (".@POTUS’s", &[("@POTUS", Handle)]),
        ("@news@example.social.", &[("@news@example.social", Handle)]),
        ("5 @ 10 @", &[]),
        ("@@POTUS", &[("@POTUS", Handle)]),
        ("#China’s", &[("#China", Hashtag)]),
        ("#Ünal_x #1 C#x", &[("#Ünal_x", Hashtag)]),
        ("##China", &[("#China", Hashtag)]),
        ("Amazon.com Inc.", &[("Amazon.com", Domain)]),
        ("BBC.CO.UK", &[("BBC.CO.UK", Domain)]),
        ("chinadaily.com.cn/world/x.html;", &[("chinadaily.com.cn/world/x.html", Domain)]),
        ("example.com:8080/x", &[("example.com:8080/x", Domain)]),
        ("example.com: China", &[("example.com", Domain)]),
        ("example.com.", &[("example.com", Domain)]),
        ("read report.pdf, /tmp/China.txt", &[("report.pdf", File), ("China.txt", File)]),
        ("China.He said.It was.in", &[]),
        ("the U.S. and D.C. 3.5 St.Louis", &[]),
        ("said.Org x", &[]),
        (".com ..com a..com", &[]),
        ("....", &[]),
        ("北京.cn", &[("北京.cn", Domain)]),
        ("http://", &[]),
    ];
    for (text, want) in cases {
        let mut addresses = Vec::new();
        find_addresses(text, &mut addresses, &NEVER);
        let found: Vec<(&str, AddressKind)> =
            addresses.iter().map(|address| (address.span.of(text), address.kind)).collect();
        assert_eq!(found, want, "{text:?}");
    }
}
