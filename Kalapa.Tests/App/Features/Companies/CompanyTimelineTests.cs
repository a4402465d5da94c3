using Kalapa.App.Data;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Search;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Companies;

/// <summary>One line of everything that happened with a company.</summary>
public sealed class CompanyTimelineTests
{
    // In no other text: whoever is shown it was shown a note.
    private const string Canary = "kenarikuning";

    [Theory, ClassData<Engines>]
    public async Task Requests_visits_faults_notes_and_calls_stand_in_one_line_the_newest_first(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var company = app.People.Company.Id;
        await Note(app, NoteKind.Note);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Visited(app);
        await app.SupportSubmitted();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Note(app, NoteKind.Call);

        var all = await Rows(app, app.People.OtherAgent);

        Assert.Equal([TimelineKind.Call, TimelineKind.Fault, TimelineKind.Visit, TimelineKind.Visit, TimelineKind.Request, TimelineKind.Note], all.Select(row => row.Kind));
        Assert.Equal([false, true], all.Where(row => row.Kind == TimelineKind.Visit).Select(row => row.IsEntry));
        Assert.All(all.Where(row => row.Kind == TimelineKind.Visit), row => Assert.Equal(("CBT", true), (row.Branch, row.Text.Length > 0)));
        foreach (var kind in Enum.GetValues<TimelineKind>())
        {
            var rows = (await app.Get<CompanyTimeline>().For(app.People.Agent.ToActor(), company, kind))!.Rows;
            Assert.True(rows.Count > 0 && rows.All(row => row.Kind == kind), $"{kind}");
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Page_after_page_shows_each_line_once_also_those_of_one_instant(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        List<Guid> written = [];
        for (var at = 0; at < 11; at++)
        {
            written.Add(await Note(app, at % 2 == 0 ? NoteKind.Note : NoteKind.Call));
            app.Clock.Advance(at % 4 == 3 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
        }

        List<TimelineRow> read = [];
        TimelineCursor? from = null;
        var pages = 0;
        do
        {
            var page = (await app.Get<CompanyTimeline>().For(app.People.Agent.ToActor(), app.People.Company.Id, null, from, size: 3))!;
            read.AddRange(page.Rows);
            (from, pages) = (page.Next, pages + 1);
        }
        while (from is not null);

        Assert.Equal(4, pages);
        Assert.Equal(written.Order(), read.Select(row => row.Id).Order());
        Assert.Equal(read.Select(row => row.At).OrderDescending(), read.Select(row => row.At));
    }

    [Theory, ClassData<Engines>]
    public async Task A_supervisor_sees_the_own_branches_part_and_no_note(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Note(app, NoteKind.Note);
        await Visited(app);
        await app.SupportSubmitted();
        await app.Submitted(branch: "BDG", content: app.Visit() with { Window = new(app.Clock.GetUtcNow().AddDays(2), app.Clock.GetUtcNow().AddDays(2).AddHours(3)) });

        var cibitung = await Rows(app, app.People.Supervisor);
        Assert.Equal([TimelineKind.Fault, TimelineKind.Visit, TimelineKind.Visit, TimelineKind.Request], cibitung.Select(row => row.Kind));
        Assert.All(cibitung, row => Assert.Equal("CBT", row.Branch));
        Assert.Equal(["BDG"], (await Rows(app, app.People.BandungSupervisor)).Select(row => row.Branch));
        Assert.Empty((await app.Get<CompanyTimeline>().For(app.People.Supervisor.ToActor(), app.People.Company.Id, TimelineKind.Note))!.Rows);
    }

    [Theory, ClassData<Engines>]
    public async Task No_client_is_shown_a_note_whatever_is_read_or_searched(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var company = app.People.Company.Id;
        await app.Submitted();
        await Note(app, NoteKind.Note);
        await Note(app, NoteKind.Call);
        await app.Get<KeepFollowUp>().Open(app.People.Agent.Id, company, Canary, new(2029, 1, 1), null);

        foreach (var user in new[] { app.People.Client, app.People.TenantAdmin, app.People.OtherClient, app.People.Guard })
        {
            var reader = user.ToActor();
            Assert.Null(await app.Get<CompanyTimeline>().For(reader, company));
            Assert.Null(await app.Get<CompanyProfile>().For(reader, company));
            Assert.Null(await app.Get<CompanyHealth>().For(reader, company));
        }

        Assert.Empty((await app.Get<TicketSearch>().For(app.People.Client.ToActor(), Canary)).Tickets);
        Assert.Empty((await app.Get<TicketSearch>().For(app.People.Agent.ToActor(), Canary)).Tickets);
        var requests = await app.Get<MyRequests>().For(app.People.TenantAdmin.ToActor());
        Assert.DoesNotContain(Canary, string.Join(' ', requests), StringComparison.Ordinal);
        Assert.DoesNotContain(await app.Read(db => db.TicketTexts.ToListAsync()), row => row.Words.Contains(Canary, StringComparison.Ordinal));
        Assert.Equal(2, (await Rows(app, app.People.Agent)).Count(row => row.Text.Contains(Canary, StringComparison.Ordinal)));
    }

    [Theory, ClassData<Engines>]
    public async Task Health_is_of_the_last_90_days_and_of_the_readers_branches(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var company = app.People.Company.Id;
        var old = await app.Returned();
        app.Clock.Advance(CompanyHealth.Span + TimeSpan.FromMinutes(1));
        await app.Change(db => db.Tickets.Where(row => row.Id == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, TicketState.Lapsed)));
        var visit = app.Visit() with { Window = new(app.Clock.GetUtcNow().AddDays(2), app.Clock.GetUtcNow().AddDays(2).AddHours(3)) };
        await app.Submitted(content: visit);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.SupportSubmitted();
        await app.Submitted(branch: "BDG", content: visit);
        await app.Change(db => db.PermitRequests.Where(row => row.BranchCode == "BDG").ExecuteUpdateAsync(set => set.SetProperty(row => row.ReturnCount, 1)));

        var all = (await app.Get<CompanyHealth>().For(app.People.Admin.ToActor(), company))!;
        Assert.Equal((3, 3, 1, 0, 0), (all.Open, all.Sent, all.Returns, all.NoShows, all.LateDepartures));
        Assert.Equal(TimeSpan.FromHours(2), all.Times.Single(row => row.Holder == Holder.Queue).Time);

        Assert.Equal((2, 2), (await app.Get<CompanyHealth>().For(app.People.Supervisor.ToActor(), company)) is { } own ? (own.Open, own.Sent) : default);
        Assert.Equal((1, 1), (await app.Get<CompanyHealth>().For(app.People.BandungSupervisor.ToActor(), company)) is { } other ? (other.Open, other.Sent) : default);
    }

    [Theory, ClassData<Engines>]
    public async Task A_visit_to_which_nobody_came_is_a_no_show(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Approved();
        await app.Change(db => db.Permits.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, PermitState.Expired)));

        Assert.Equal(1, (await app.Get<CompanyHealth>().For(app.People.Agent.ToActor(), app.People.Company.Id))!.NoShows);
    }

    private static Task<Guid> Note(TestApp app, NoteKind kind) =>
        app.Get<WriteNote>().Run(app.People.Agent.Id, app.People.Company.Id, kind, $"Ingat {Canary}", kind == NoteKind.Call ? "Sari" : "");

    private static async Task<IReadOnlyList<TimelineRow>> Rows(TestApp app, KalapaUser reader) =>
        (await app.Get<CompanyTimeline>().For(reader.ToActor(), app.People.Company.Id))!.Rows;

    private static async Task Visited(TestApp app)
    {
        var permit = await app.Permit(await app.Approved());
        var person = permit.People[0].PersonId;
        app.Clock.SetUtcNow(permit.Window.Start);
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, person, idSeen: true, notes: TestPeople.Escorted);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.Get<PassGate>().CheckOut(app.People.Guard.Id, permit.Id, person);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
