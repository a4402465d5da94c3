using Kalapa.App.Data;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Ratings;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Features.Gate;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

/// <summary>Stars by the verb, on both databases: given once, read by whom they are for, counted in the reports (O65, O74).</summary>
public sealed class RatingVerbTests
{
    private const string Words = "Terlalu lama.";

    private static readonly ReportFilter Ever = new(new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_ticket_of_either_kind_is_rated_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var visit = await Scenes.ClosedAtTheGate(app);
        app.Clock.Advance(Permit.ReopenTime + TimeSpan.FromSeconds(1));
        await DenialTests.Due(app);
        Assert.Equal(TicketState.Closed, (await app.Ticket(visit)).State);
        await app.Get<RateTicket>().Run(app.People.Client.Id, visit, 5, cancellationToken: Cancellation);
        app.Clock.Advance(Rating.Rest);

        var fault = await app.SupportClosed();
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(stars => Task.Run(() => Try(app, fault, stars), Cancellation)));

        Assert.Equal(["", "rating.given", "rating.given", "rating.given"], answers.Order());
        Assert.Equal(2, await app.Read(db => db.Ratings.CountAsync(Cancellation)));
        Assert.Equal(1, await app.Read(db => db.AuditEvents.CountAsync(row => row.TicketId == fault && row.Type == Ticket.Rated, Cancellation)));
    }

    [Fact]
    public async Task The_next_one_within_a_week_is_refused()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.SupportRated();
        var next = await app.SupportClosed();

        await Rule.Broken("rating.too-soon", () => app.Get<RateTicket>().Run(app.People.Client.Id, next, 5, cancellationToken: Cancellation));
        Assert.False((await View(app, app.People.Client, next)).AsksForRating);
    }

    [Fact]
    public async Task Staff_see_the_stars_and_only_leads_admins_and_the_writer_the_words()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.SupportRated();

        Assert.Equal(new(2, Words), (await View(app, app.People.Client, id)).Rating);
        Assert.Equal(new(2, Words), (await View(app, app.People.Lead, id)).Rating);
        Assert.Equal(new(2, Words), (await View(app, app.People.Admin, id)).Rating);
        Assert.Equal(new(2, null), (await View(app, app.People.Agent, id)).Rating);
        Assert.Equal(new(2, null), (await View(app, app.People.Supervisor, id)).Rating);
        var colleague = await View(app, app.People.Colleague, id);
        Assert.Null(colleague.Rating);
        Assert.DoesNotContain(colleague.Timeline, happened => happened.Values.ContainsKey("stars"));
        // Not in the record either, which agents read.
        Assert.DoesNotContain(await app.Read(db => db.AuditEvents.ToListAsync(Cancellation)), happened => happened.Values.Values.Contains(Words));
    }

    [Theory, ClassData<Engines>]
    public async Task One_or_two_stars_are_followed_up_by_the_leads(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportRated();
        app.Clock.Advance(Rating.Rest);
        await app.SupportRated(stars: 3);

        var followUp = Assert.Single(await app.Read(db => db.FollowUps.AsNoTracking().ToListAsync(Cancellation)));
        Assert.Equal((FollowUpSource.LowRating, id, null, app.People.Company.Id), (followUp.Source, followUp.TicketId, followUp.ForUserId, followUp.TenantId));
        Assert.Equal($"{(await app.Support(id)).Number} · 2/5", followUp.Text);
        Assert.DoesNotContain(Words, followUp.Text, StringComparison.Ordinal);
        var health = (await app.Get<CompanyHealth>().For(app.People.Agent.ToActor(), app.People.Company.Id, Cancellation))!;
        Assert.Equal((2.5, 2), health.Stars);
    }

    [Fact]
    public async Task Home_asks_about_the_last_one_and_about_no_other()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await app.SupportClosed();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = await app.SupportClosed();

        Assert.Equal(last, Assert.Single(await Asked(app)));
        Assert.DoesNotContain(await app.Get<MyRequests>().For(app.People.Colleague.ToActor(), Cancellation), request => request.AsksForRating);

        await app.Get<RateTicket>().Run(app.People.Client.Id, last, 4, cancellationToken: Cancellation);
        Assert.Empty(await Asked(app));
    }

    [Theory, ClassData<Engines>]
    public async Task R4_tells_every_time_of_a_support_request(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportSubmitted();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, SupportOutcome.Fixed, "Pemutus turun", "Sudah menyala.");
        await app.Get<ConfirmSupport>().Run(app.People.Client.Id, id, (await app.Support(id)).Version);
        await app.Get<RateTicket>().Run(app.People.Client.Id, id, 3, cancellationToken: Cancellation);

        var row = Assert.Single((await Register(app, app.People.Agent, Ever)).First);

        Assert.Equal((id, 3, "Pemutus turun"), (row.Ticket.Id, row.Stars, row.Cause));
        Assert.Equal(TimeSpan.FromHours(2), row.Facts.Held[Holder.Queue]);
        Assert.Equal((app.Clock.GetUtcNow() - TimeSpan.FromHours(1), app.Clock.GetUtcNow()), (row.Facts.ClaimedAt, row.ResolvedAt));
        Assert.Equal(app.Clock.GetUtcNow(), row.Facts.EndedAt);
        // The cause is staff's; a colleague sees no stars either.
        var colleagues = Assert.Single((await Register(app, app.People.Colleague, Ever)).First);
        Assert.Equal(("", null), (colleagues.Cause, colleagues.Stars));
        Assert.Empty((await Register(app, app.People.OtherClient, Ever)).First);
        // By topic, by its group, by another.
        string[] codes = ["POWER.OUTAGE", "POWER", "POW", "COOLING"];
        var counts = await Task.WhenAll(codes.Select(async code => (await Register(app, app.People.Admin, Ever with { Type = code })).Count));
        Assert.Equal([1, 1, 0, 0], counts);
    }

    [Theory, ClassData<Engines>]
    public async Task R5_counts_what_was_said_for_leads_and_admins(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.SupportRated();
        app.Clock.Advance(Rating.Rest);
        await app.SupportRated(stars: 5);

        var told = await app.Get<SatisfactionReport>().For(app.People.Lead.ToActor(), Ever, BranchTime.HeadOffice, Cancellation);

        Assert.Equal((id, Words), (told.Ratings[0].Ticket.Id, told.Ratings[0].Rating.Line));
        Assert.Equal((3.5, 1), (told.Average, told.Low));
        Assert.Equal(new RatingShare("PT Nusantara", 2, 3.5, 1), Assert.Single(told.By(row => row.Company)));
        Assert.Empty((await app.Get<SatisfactionReport>().For(app.People.Agent.ToActor(), Ever, BranchTime.HeadOffice, Cancellation)).Ratings);
    }

    [Fact]
    public async Task Activity_counts_by_category_and_how_long_it_took()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var id = await app.SupportInReview();
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.Get<ResolveSupport>().Run(app.People.Agent.Id, id, (await app.Support(id)).Version, SupportOutcome.Fixed, "", "Sudah menyala.");
        await app.SupportSubmitted(details: SupportBuilder.Fault with { Category = "QUESTION" });
        await app.SupportSubmitted(details: SupportBuilder.Fault with { Category = "POWER.PDU" });

        Assert.Equal([new("POWER", 2, 1), new("QUESTION", 1, 0)], await app.Get<CategoryHistory>().For(app.People.Admin.ToActor(), Cancellation));
        Assert.Empty(await app.Get<CategoryHistory>().For(app.People.Lead.ToActor(), Cancellation));
        Assert.Equal(TimeSpan.FromHours(3), (await app.Get<ActivityHistory>().For(app.People.Admin.ToActor(), Cancellation))[^1].SolveMedian);
    }

    private static async Task<string> Try(TestApp app, Guid id, int stars)
    {
        try
        {
            await app.Get<RateTicket>().Run(app.People.Client.Id, id, stars);
            return "";
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
    }

    private static async Task<IEnumerable<Guid>> Asked(TestApp app) =>
        (await app.Get<MyRequests>().For(app.People.Client.ToActor(), Cancellation)).Where(request => request.AsksForRating).Select(request => request.Id);

    private static Task<Register<SupportRow>> Register(TestApp app, KalapaUser reader, ReportFilter filter) =>
        app.Get<SupportRegister>().For(reader.ToActor(), filter, BranchTime.HeadOffice, Cancellation);

    private static async Task<TicketView> View(TestApp app, KalapaUser reader, Guid id) => (await app.Get<TicketDetail>().For(reader.ToActor(), id, Cancellation))!;
}
