using Kalapa.App.Data;
using Kalapa.App.Features.Solutions;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Solutions;

/// <summary>What is offered to whoever describes a problem, and what comes out of a ticket, on both databases.</summary>
public sealed class SolutionOffersTests
{
    private static readonly SolutionText Card = new() { Title = "Kartu akses hilang", Symptoms = "Kartu tertinggal atau hilang", Steps = "Lapor ke gerbang" };

    [Theory, ClassData<Engines>]
    public async Task What_fits_best_comes_first_and_one_common_word_is_no_fit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var other = await app.Solution(with: content => content with { Indonesian = content.Indonesian with { Title = "Server panas", Symptoms = "Suhu rak naik", Steps = "Periksa kipas" } });
        var pdu = await app.Solution();
        await app.Solution(with: content => content with { Indonesian = Card });

        var offered = await Offers(app, app.People.Client, "Server di rak kami tidak menyala, lampu PDU mati sejak tadi pagi");

        Assert.Equal([pdu, other], offered.Select(offer => offer.Id));
        Assert.Empty(await Offers(app, app.People.Client, "kami tidak bisa dan tolong bantu"));
        Assert.Empty(await Offers(app, app.People.Client, "permintaan server baru untuk cabang lain"));
        Assert.Empty(await Offers(app, app.People.Client, ""));
    }

    [Theory, ClassData<Engines>]
    public async Task No_more_than_three_are_offered(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var made = 0; made < SolutionOffers.Most + 2; made++)
        {
            await app.Solution();
        }

        Assert.Equal(SolutionOffers.Most, (await Offers(app, app.People.Client, "lampu PDU mati")).Count);
    }

    [Theory, ClassData<Engines>]
    public async Task Rule_15_a_client_is_never_offered_what_is_for_staff_or_not_published(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var staff = await app.Solution(with: content => content with { Audience = SolutionAudience.Staff });
        await app.Solution(SolutionState.Draft);
        await app.Solution(SolutionState.Retired);

        Assert.Empty(await Offers(app, app.People.Client, "lampu PDU mati"));
        Assert.Empty(await Offers(app, app.People.Agent, "lampu PDU mati", forClients: true));
        Assert.Equal(staff, (await Offers(app, app.People.Agent, "lampu PDU mati")).Single().Id);
        Assert.Empty(await Offers(app, app.People.Guard, "lampu PDU mati"));
    }

    [Theory, ClassData<Engines>]
    public async Task A_solved_ticket_becomes_a_draft_in_one_press(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var ticket = await app.SupportResolved();
        var solved = await app.Support(ticket);

        var id = await app.Get<DraftSolution>().FromTicket(app.People.OtherAgent.Id, ticket, english: false);

        var view = (await app.Get<SolutionDetail>().For(app.People.OtherAgent.ToActor(), id, TestContext.Current.CancellationToken))!;
        Assert.Equal(
            (solved.Details.Title, solved.Details.Description, solved.Solution, solved.Details.Category, SolutionAudience.Staff),
            (view.Content.Indonesian.Title, view.Content.Indonesian.Symptoms, view.Content.Indonesian.Steps, view.Content.Category, view.Content.Audience));
        Assert.Equal(ticket, view.Tickets.Single().Id);
    }

    [Theory, ClassData<Engines>]
    public async Task A_ticket_that_is_worked_on_is_no_solution_yet(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var ticket = await app.SupportInReview();

        await Rule.Broken("solution.ticket-open", () => app.Get<DraftSolution>().FromTicket(app.People.Agent.Id, ticket, english: false));
        Assert.Equal(0, await app.Read(db => db.Solutions.CountAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_solution_that_helped_an_agent_names_the_ticket_and_nobody_names_one_they_may_not_read(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, ticket) = (await app.Solution(), await app.SupportInReview());

        await app.Get<MarkHelped>().Run(app.People.Agent.Id, id, isOpened: false, ticket);

        Assert.Equal([ticket], await app.Read(db => db.Solutions.Select(row => row.TicketIds).SingleAsync()));
        await Assert.ThrowsAsync<AccessDenied>(() => app.Get<MarkHelped>().Run(app.People.OtherClient.Id, id, isOpened: false, ticket));
    }

    private static Task<IReadOnlyList<OfferedSolution>> Offers(TestApp app, KalapaUser reader, string text, bool forClients = false) =>
        app.Get<SolutionOffers>().For(reader.ToActor(), text, forClients, TestContext.Current.CancellationToken);
}
