using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Announcements;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Announcements;

/// <summary>What clients are told at home, through the verbs and reads.</summary>
public sealed class AnnouncementTests
{
    [Theory, ClassData<Engines>]
    public async Task It_is_read_by_those_it_is_for_in_their_language_and_by_nobody_else(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Announce(app.People.Company.Id);

        Assert.Equal(["Uji genset"], await Titles(app, app.People.Client));
        Assert.Equal(["Generator test"], (await app.Get<CurrentAnnouncements>().For(app.People.Colleague.ToActor(), english: true)).Rows.Select(row => row.Text.Title));
        foreach (var other in new[] { app.People.OtherClient, app.People.Stray, app.People.Agent, app.People.Admin, app.People.Guard })
        {
            Assert.Empty(await Titles(app, other));
        }
    }

    [Theory, ClassData<Engines>]
    public async Task A_branchs_is_read_by_companies_that_may_enter_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Get<MakeAnnouncement>().Run(app.People.Agent.Id, CompanyScenes.Announcement() with { Audience = AnnouncementAudience.Branches, BranchCodes = ["BDG"] });

        Assert.Equal((1, 0), ((await Titles(app, app.People.Client)).Count, (await Titles(app, app.People.OtherClient)).Count));
    }

    [Theory, ClassData<Engines>]
    public async Task Who_read_it_puts_it_away_and_the_colleague_still_sees_it(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Announce(app.People.Company.Id);

        await app.Get<DismissAnnouncement>().Run(app.People.Client.Id, id);
        await app.Get<DismissAnnouncement>().Run(app.People.Client.Id, id);

        Assert.Equal((0, 1), ((await Titles(app, app.People.Client)).Count, (await Titles(app, app.People.Colleague)).Count));
        Assert.Equal(1, await app.Read(db => db.AnnouncementDismissals.CountAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task It_comes_and_goes_with_its_time_and_when_it_is_withdrawn(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var now = app.Clock.GetUtcNow();
        var id = await app.Get<MakeAnnouncement>().Run(app.People.Lead.Id, CompanyScenes.Announcement() with { From = now.AddHours(1), Until = now.AddHours(2) });
        var early = await app.Get<CurrentAnnouncements>().For(app.People.Client.ToActor(), english: false);
        Assert.Equal((0, now.AddHours(1)), (early.Rows.Count, early.NextChange!.Value));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await Titles(app, app.People.Client));
        await app.Get<MakeAnnouncement>().Withdraw(app.People.Agent.Id, id);

        Assert.Empty(await Titles(app, app.People.Client));
        await Rule.Broken("announcement.withdrawn", () => app.Get<MakeAnnouncement>().Withdraw(app.People.Lead.Id, id));
    }

    [Theory, ClassData<Engines>]
    public async Task An_agent_of_one_branch_speaks_to_its_companies_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var bandung = app.People.BandungAgent.Id;
        var make = app.Get<MakeAnnouncement>();

        await make.Run(bandung, CompanyScenes.Announcement() with { Audience = AnnouncementAudience.Branches, BranchCodes = ["BDG"] });
        foreach (var content in new[]
        {
            CompanyScenes.Announcement(),
            CompanyScenes.Announcement(app.People.OtherCompany.Id),
            CompanyScenes.Announcement() with { Audience = AnnouncementAudience.Branches, BranchCodes = ["BDG", "CBT"] },
        })
        {
            await Assert.ThrowsAsync<AccessDenied>(() => make.Run(bandung, content));
        }

        var desk = (await app.Get<AnnouncementList>().For(app.People.BandungAgent.ToActor()))!;
        Assert.Equal((false, 1, 1), (desk.MaySpeakToAll, desk.Rows.Count, desk.Branches.Count));
        Assert.Null(await app.Get<AnnouncementList>().For(app.People.Supervisor.ToActor()));
    }

    private static async Task<IReadOnlyList<string>> Titles(TestApp app, KalapaUser reader) =>
        [.. (await app.Get<CurrentAnnouncements>().For(reader.ToActor(), english: false)).Rows.Select(row => row.Text.Title)];
}

/// <summary>The banner at home.</summary>
public sealed class AnnouncementBannerTests : StaffPageTest
{
    [Fact]
    public async Task It_is_told_of_live_shown_and_put_away_with_a_press_and_says_when_it_was_withdrawn()
    {
        GoAs(App.People.Client, "/beranda");
        var mine = Render<AnnouncementBanner>();
        Assert.Empty(mine.FindAll("[data-test=announced]"));

        var first = await App.Announce(App.People.Company.Id);
        await mine.WaitForElement("[data-test=announced-show]", Patience).ClickAsync(new());
        Assert.Single(mine.FindAll("[data-test=announcement]"));
        var second = await App.Announce(App.People.Company.Id);
        await mine.WaitForElement("[data-test=announced-show]", Patience).ClickAsync(new());
        Assert.Equal(2, mine.FindAll("[data-test=announcement]").Count);
        await App.Get<MakeAnnouncement>().Withdraw(App.People.Agent.Id, first);
        mine.WaitForState(() => mine.Markup.Contains("Berakhir", StringComparison.Ordinal), Patience);
        await mine.FindAll("[data-test=announcement]").Single(row => !row.TextContent.Contains("Berakhir", StringComparison.Ordinal)).QuerySelector("[data-test=dismiss]")!.ClickAsync(new());

        Assert.Single(mine.FindAll("[data-test=announcement]"));
        Assert.Equal(second, await App.Read(db => db.AnnouncementDismissals.Select(row => row.AnnouncementId).SingleAsync()));
    }
}
