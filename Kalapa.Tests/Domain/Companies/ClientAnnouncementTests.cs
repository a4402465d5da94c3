using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Xunit;

namespace Kalapa.Tests.Domain.Companies;

public sealed class ClientAnnouncementTests
{
    private static readonly Guid Company = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor Rina = new(Guid.NewGuid(), "Rina", Role.Cs);

    private static readonly AnnouncementContent Whole = new()
    {
        Indonesian = new() { Title = "Uji", Text = "Diuji." },
        English = new() { Title = "Test", Text = "Tested." },
        From = Now.AddHours(1),
        Until = Now.AddHours(3),
    };

    [Fact]
    public void It_is_current_from_its_beginning_until_its_end_or_until_it_is_withdrawn()
    {
        var announcement = Make(Whole);
        Assert.Equal([false, true, true, false], new[] { 0.9, 1, 2.9, 3 }.Select(hours => announcement.IsCurrent(Now.AddHours(hours))));

        announcement.Withdraw(Rina, Now.AddHours(2));

        Assert.False(announcement.IsCurrent(Now.AddHours(2)));
        Assert.Equal(["Rina"], Assert.Throws<RuleBroken>(() => announcement.Withdraw(Rina, Now.AddHours(2))).Values);
        Assert.Equal("announcement.over", Assert.Throws<RuleBroken>(() => Make(Whole).Withdraw(Rina, Now.AddHours(3))).Code);
    }

    [Fact]
    public void It_is_for_everybody_or_for_those_that_were_chosen()
    {
        Assert.True(Make(Whole).IsFor(Company, []));

        var branches = Make(Whole with { Audience = AnnouncementAudience.Branches, BranchCodes = ["SBY", "CBT"], TenantIds = [Company] });
        Assert.Equal((true, false), (branches.IsFor(Guid.NewGuid(), ["CBT", "BDG"]), branches.IsFor(Company, ["BDG"])));
        Assert.Empty(branches.TenantIds);

        var companies = Make(Whole with { Audience = AnnouncementAudience.Companies, TenantIds = [Company] });
        Assert.Equal((true, false), (companies.IsFor(Company, []), companies.IsFor(Guid.NewGuid(), ["CBT"])));
    }

    [Fact]
    public void Both_languages_and_its_time_are_asked_for_at_once() => Assert.Equal(
        ["announcement.indonesian-missing", "announcement.english-missing", "announcement.from", "announcement.until"],
        Assert.Throws<RuleBroken>(() => Make(new())).All.Select(fault => fault.Code));

    [Fact]
    public void What_is_over_before_it_began_or_is_for_nobody_is_not_announced()
    {
        Assert.Equal("announcement.until", Fault(Whole with { Until = Whole.From }));
        Assert.Equal("announcement.until", Fault(Whole with { From = Now.AddHours(-3), Until = Now }));
        Assert.Equal("announcement.branches-missing", Fault(Whole with { Audience = AnnouncementAudience.Branches }));
        Assert.Equal("announcement.companies-missing", Fault(Whole with { Audience = AnnouncementAudience.Companies }));
    }

    private static string Fault(AnnouncementContent content) => Assert.Single(Assert.Throws<RuleBroken>(() => Make(content)).All).Code;

    private static ClientAnnouncement Make(AnnouncementContent content) => ClientAnnouncement.Make(content, Rina, Now);
}
