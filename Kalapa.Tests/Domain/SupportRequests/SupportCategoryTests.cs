using Kalapa.Domain;
using Kalapa.Domain.SupportRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.SupportRequests;

/// <summary>What support requests are filed under, as admins keep it.</summary>
public sealed class SupportCategoryTests
{
    private readonly List<SupportCategory> _all = [.. SupportCategory.Seeds()];

    [Fact]
    public void What_a_database_begins_with_may_be_filed_and_is_called_by_its_names()
    {
        var catalogue = SupportCatalogue.Of(_all);

        Assert.True(catalogue.Has("POWER.PDU"));
        Assert.Equal(("Power · PDU or rack socket", "Listrik · PDU atau stopkontak rak"), (catalogue.NameOf("POWER.PDU", english: true), catalogue.NameOf("POWER.PDU", english: false)));
        Assert.Equal(("Question", "NEVER.THERE"), (catalogue.NameOf("QUESTION", english: true), catalogue.NameOf("NEVER.THERE", english: true)));
        Assert.Equal(SupportCatalogue.Default.Groups.Select(group => group.Code), catalogue.Groups.Select(group => group.Code));
    }

    [Fact]
    public void A_retired_topic_keeps_its_name_and_is_filed_under_no_more()
    {
        Find("POWER.PDU").Retire();
        var catalogue = SupportCatalogue.Of(_all);

        Assert.Equal((false, true, true), (catalogue.Has("POWER.PDU"), catalogue.IsRetired("POWER.PDU"), catalogue.IsKnown("POWER.PDU")));
        Assert.DoesNotContain(catalogue.Offered.SelectMany(group => group.Topics), topic => topic.Code == "POWER.PDU");
        Assert.Equal("Power · PDU or rack socket", catalogue.NameOf("POWER.PDU", english: true));
        var fault = Assert.Single(SupportRules.Check(SupportBuilder.Fault with { Category = "POWER.PDU" }, Requests.Cibitung(), Requests.Nusantara(), catalogue, Requests.Now));
        Assert.Equal(("support.category-retired", "Category"), (fault.Code, fault.Field));
        Broken("category.retired-already", () => Find("POWER.PDU").Retire());

        Find("POWER.PDU").Restore(_all);
        Assert.True(SupportCatalogue.Of(_all).Has("POWER.PDU"));
    }

    [Fact]
    public void A_retired_group_takes_its_topics_with_it_and_one_whose_topics_are_all_retired_stands_for_itself()
    {
        Find("COOLING").Retire();
        Assert.True(SupportCatalogue.Of(_all).IsRetired("COOLING.HOT"));

        Find("BILLING.CONTRACT").Retire();
        Find("BILLING.INVOICE").Retire();
        Assert.True(SupportCatalogue.Of(_all).Has("BILLING"));
    }

    [Fact]
    public void Remote_hands_always_stay() => Broken("category.hands-stays", () => Find("HANDS").Retire());

    [Fact]
    public void Both_languages_are_asked_for_and_neighbours_have_different_names()
    {
        var fault = Broken("category.name-missing", () => Find("POWER.PDU").Rename(new(" \u200B", "PDU"), _all));
        Assert.Equal("NameId", fault.Field);
        Broken("category.name-twice", () => Find("POWER.PDU").Rename(new("listrik  padam", "PDU"), _all));

        Find("POWER.PDU").Rename(new(" Stopkontak ", "Socket"), _all);
        Assert.Equal(new("Stopkontak", "Socket"), Find("POWER.PDU").Names);
        // In another group the same word is another thing.
        Find("COOLING.HOT").Rename(new("Stopkontak", "Socket"), _all);
    }

    [Fact]
    public void A_new_topic_gets_a_code_of_its_own_that_fits()
    {
        var hands = Add("HANDS", "Ganti pita", "Change tape");
        var again = Add("POWER", "Beban", "PDU");
        var strange = Add("POWER", "日本", "日本");
        var longest = Add("NETWORK", "Panjang", new string('x', 80));

        Assert.Equal(("HANDS.CHANGETAPE", 5, true), (hands.Code, hands.Position, SupportCatalogue.IsHandsOn(hands.Code)));
        Assert.Equal(("POWER.PDU2", "POWER.TOPIC"), (again.Code, strange.Code));
        Assert.True(longest.Code.Length <= SupportCategory.LongestCode);
    }

    [Fact]
    public void A_new_group_stands_for_itself_until_it_has_topics_whose_codes_fit_behind_its_own()
    {
        var group = AddGroup("Keamanan", "Security");
        Assert.Equal(("SECURITY", "", 9), (group.Code, group.GroupCode, group.Position));
        Assert.True(SupportCatalogue.Of(_all).Has("SECURITY"));

        Add("SECURITY", "Kamera", "Camera");
        Assert.Equal((false, true), (SupportCatalogue.Of(_all).Has("SECURITY"), SupportCatalogue.Of(_all).Has("SECURITY.CAMERA")));

        var longest = AddGroup("Panjang", new string('x', 80));
        Assert.Equal(("XXXXXXXXXXXXX2", "GROUP"), (AddGroup("Panjang juga", new string('x', 79)).Code, AddGroup("日本", "日本").Code));
        Assert.InRange(Add(longest.Code, "Panjang", new string('y', 80)).Code.Length, longest.Code.Length + 2, SupportCategory.LongestCode);
        Broken("category.name-twice", () => AddGroup("keamanan", "Guards"));
    }

    [Fact]
    public void Moving_changes_the_order_and_ends_at_the_ends()
    {
        Assert.True(Find("POWER.PDU").Move(up: true, _all));
        Assert.Equal(["POWER.OUTAGE", "POWER.PDU", "POWER.QUALITY"], SupportCatalogue.Of(_all).Groups[0].Topics.Select(topic => topic.Code));
        Assert.False(Find("POWER").Move(up: true, _all));
        Assert.False(Find("COMPLAINT").Move(up: false, _all));
    }

    private SupportCategory Find(string code) => _all.Single(row => row.Code == code);

    private SupportCategory Add(string group, string indonesian, string english)
    {
        var topic = SupportCategory.Add(Find(group), new(indonesian, english), _all);
        _all.Add(topic);
        return topic;
    }

    private SupportCategory AddGroup(string indonesian, string english)
    {
        var group = SupportCategory.AddGroup(new(indonesian, english), _all);
        _all.Add(group);
        return group;
    }

    private static RuleBroken Broken(string code, Action command)
    {
        var fault = Assert.Throws<RuleBroken>(command);
        Assert.Equal(code, fault.Code);
        return fault;
    }
}
