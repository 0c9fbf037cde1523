//! The countries of ISO 3166-1, as the built-in gazetteer names them.

/// Code and id, with a space between.
const COUNTRIES: &str = "\
    ad andorra; ae united-arab-emirates; af afghanistan; ag antigua-and-barbuda; ai anguilla; al albania; \
    am armenia; ao angola; ar argentina; as american-samoa; at austria; au australia; aw aruba; ax aland; az azerbaijan; \
    ba bosnia-and-herzegovina; bb barbados; bd bangladesh; be belgium; bf burkina-faso; bg bulgaria; bh bahrain; \
    bi burundi; bj benin; bl saint-barthelemy; bm bermuda; bn brunei; bo bolivia; br brazil; bs bahamas; \
    bt bhutan; bv bouvet-island; bw botswana; by belarus; bz belize; ca canada; cc cocos-islands; \
    cd congo-kinshasa; cf central-african-republic; cg congo-brazzaville; ch switzerland; ci ivory-coast; \
    ck cook-islands; cl chile; cm cameroon; cn china; co colombia; cr costa-rica; cu cuba; cv cape-verde; \
    cw curacao; cx christmas-island; cy cyprus; cz czech-republic; de germany; dj djibouti; dk denmark; \
    dm dominica; do dominican-republic; dz algeria; ec ecuador; ee estonia; eg egypt; eh western-sahara; \
    er eritrea; es spain; et ethiopia; fi finland; fj fiji; fk falkland-islands; fm micronesia; fo faroe-islands; \
    fr france; ga gabon; gb united-kingdom; gd grenada; ge georgia; gf french-guiana; gg guernsey; gh ghana; \
    gi gibraltar; gl greenland; gm gambia; gn guinea; gp guadeloupe; gq equatorial-guinea; gr greece; \
    gs south-georgia-and-the-south-sandwich-islands; gt guatemala; gu guam; gw guinea-bissau; gy guyana; \
    hk hong-kong; hm heard-island-and-mcdonald-islands; hn honduras; hr croatia; ht haiti; hu hungary; \
    id indonesia; ie ireland; il israel; im isle-of-man; in india; io british-indian-ocean-territory; iq iraq; \
    ir iran; is iceland; it italy; je jersey; jm jamaica; jo jordan; jp japan; ke kenya; kg kyrgyzstan; \
    kh cambodia; ki kiribati; km comoros; kn saint-kitts-and-nevis; kp north-korea; kr south-korea; kw kuwait; \
    ky cayman-islands; kz kazakhstan; la laos; lb lebanon; lc saint-lucia; li liechtenstein; lk sri-lanka; \
    lr liberia; ls lesotho; lt lithuania; lu luxembourg; lv latvia; ly libya; ma morocco; mc monaco; md moldova; \
    me montenegro; mf saint-martin; mg madagascar; mh marshall-islands; mk north-macedonia; ml mali; mm myanmar; \
    mn mongolia; mo macau; mp northern-mariana-islands; mq martinique; mr mauritania; ms montserrat; mt malta; \
    mu mauritius; mv maldives; mw malawi; mx mexico; my malaysia; mz mozambique; na namibia; nc new-caledonia; \
    ne niger; nf norfolk-island; ng nigeria; ni nicaragua; nl netherlands; no norway; np nepal; nr nauru; \
    nu niue; nz new-zealand; om oman; pa panama; pe peru; pf french-polynesia; pg papua-new-guinea; \
    ph philippines; pk pakistan; pl poland; pm saint-pierre-and-miquelon; pn pitcairn-islands; pr puerto-rico; \
    ps palestine; pt portugal; pw palau; py paraguay; qa qatar; re reunion; ro romania; rs serbia; ru russia; \
    rw rwanda; sa saudi-arabia; sb solomon-islands; sc seychelles; sd sudan; se sweden; sg singapore; \
    sh saint-helena; si slovenia; sk slovakia; sl sierra-leone; sm san-marino; sn senegal; so somalia; \
    sr suriname; ss south-sudan; st sao-tome-and-principe; sv el-salvador; sx sint-maarten; sy syria; \
    sz eswatini; tc turks-and-caicos-islands; td chad; tf french-southern-and-antarctic-lands; tg togo; \
    th thailand; tj tajikistan; tk tokelau; tl east-timor; tm turkmenistan; tn tunisia; to tonga; tr turkey; \
    tt trinidad-and-tobago; tv tuvalu; tw taiwan; tz tanzania; ua ukraine; ug uganda; us united-states; \
    uy uruguay; uz uzbekistan; va vatican; vc saint-vincent-and-the-grenadines; ve venezuela; \
    vg british-virgin-islands; vi united-states-virgin-islands; vn vietnam; vu vanuatu; wf wallis-and-futuna; \
    ws samoa; xk kosovo; ye yemen; yt mayotte; za south-africa; zm zambia; zw zimbabwe";

/// The id of the built-in entry for a code in either case.
pub(super) fn by_code(code: &str) -> Option<&'static str> {
    let found = |(known, _): &(&str, &str)| known.eq_ignore_ascii_case(code.trim());
    COUNTRIES.split("; ").filter_map(|country| country.split_once(' ')).find(found).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn every_code_has_a_built_in_entry() {
        let gazetteer = Gazetteer::builtin().unwrap();
        let missing: Vec<_> = COUNTRIES
            .split("; ")
            .filter(|country| country.split_once(' ').is_none_or(|(_, id)| gazetteer.find(id).is_none()))
            .collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn codes_name_countries() {
        for (code, id) in [("FR", Some("france")), ("fr", Some("france")), ("zz", None), ("", None)] {
            assert_eq!(by_code(code), id, "{code}");
        }
    }
}
