using Bunit;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Tests.Support;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>Faults and questions among the cards of the client's home.</summary>
public sealed class SupportCardsTests : StaffPageTest
{
    [Fact]
    public async Task A_draft_leads_to_its_form()
    {
        var id = await App.SupportDraft();

        Assert.Equal($"/bantuan/{id}/isi", LinkIn("drafts"));
    }

    [Fact]
    public async Task A_question_waits_for_the_client_and_leads_to_where_it_is_answered()
    {
        var id = await App.SupportReturned();

        Assert.Equal($"/bantuan/{id}", LinkIn("my-turn"));
    }

    [Fact]
    public async Task What_Kalapa_calls_solved_waits_for_the_client_to_say_so()
    {
        var id = await App.SupportResolved();

        Assert.Equal($"/bantuan/{id}", LinkIn("my-turn"));
    }

    [Fact]
    public async Task A_visit_that_was_prepared_waits_for_the_client_to_send_it()
    {
        var (id, _) = await App.SupportAwaitingVisit();

        Assert.Equal($"/bantuan/{id}", LinkIn("my-turn"));
    }

    [Fact]
    public async Task A_colleague_is_not_asked_for_what_is_the_requesters_to_say()
    {
        var id = await App.SupportResolved();

        var mine = await App.Get<MyRequests>().For(App.People.Colleague.ToActor(), TestContext.Current.CancellationToken);

        Assert.False(mine.Single(request => request.Id == id).IsMyTurn);
    }

    [Fact]
    public async Task Solved_and_confirmed_it_is_history()
    {
        var id = await App.SupportResolved();
        await App.Get<ConfirmSupport>().Run(App.People.Client.Id, id, (await App.Support(id)).Version);

        Assert.Equal($"/bantuan/{id}", LinkIn("history"));
    }

    [Fact]
    public async Task In_line_it_says_its_kind_and_its_place()
    {
        using var _ = new Reader("id");
        await App.SupportSubmitted();

        var card = Open<HomePage>(App.People.Client, "/beranda").Find("[data-test=open] [data-test=request-card]");

        Assert.Equal("Gangguan dan bantuan", card.QuerySelector("[data-test=kind]")!.TextContent.Trim());
        Assert.Equal("Nomor 1 dalam antrian", card.QuerySelector("[data-test=place]")!.TextContent.Trim());
    }

    private string? LinkIn(string section) =>
        Open<HomePage>(App.People.Client, "/beranda").Find($"[data-test={section}] .card-title").GetAttribute("href");
}
