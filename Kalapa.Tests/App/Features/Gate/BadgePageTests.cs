using Bunit;
using Kalapa.App.Features.Gate;
using Kalapa.Domain;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Gate;

/// <summary>The badge that the gate prints: who, until when, with whom and where; no ID, no code (R74).</summary>
public sealed class BadgePageTests : StaffPageTest
{
    [Theory]
    [InlineData("", "badge-a6")]
    [InlineData("?ukuran=62", "badge-62")]
    [InlineData("?ukuran=besar", "badge-a6")]
    public async Task A_badge_says_whose_it_is_with_whom_and_where_and_nothing_that_opens_a_door(string query, string size)
    {
        var permit = await Inside();
        var person = permit.People[0];

        var card = Open(permit, person, query).Find("[data-test=badge-card]");

        Assert.Contains(size, card.ClassList);
        foreach (var said in new[] { person.FullName, person.Company, "V-12", TestPeople.Escorted.Escort!, "CBT" })
        {
            Assert.Contains(said, card.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(permit.Code, card.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(person.IdLast4, card.TextContent.Replace((await App.Ticket(permit.TicketId)).Number!, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_branch_s_guard_finds_no_badge()
    {
        var permit = await Inside();
        var elsewhere = TestPeople.NewUser("Tono", Role.Gate);
        elsewhere.Branches = ["BDG"];
        await App.Write(db => db.Users.Add(elsewhere));

        GoAs(elsewhere, $"/gerbang/kartu/{permit.Id}/{permit.People[0].PersonId}");
        var page = Render<BadgePage>(parameters => parameters.Add(shown => shown.PermitId, permit.Id).Add(shown => shown.PersonId, permit.People[0].PersonId));

        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        Assert.Empty(page.FindAll("[data-test=badge-card], [data-test=print]"));
    }

    private async Task<Permit> Inside()
    {
        var permit = await App.Permit(await Scenes.AtTheGate(App));
        await App.Get<PassGate>().CheckIn(App.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted with { Badge = "V-12" });
        return await App.Permit(permit.TicketId);
    }

    private IRenderedComponent<BadgePage> Open(Permit permit, PermitPerson person, string query)
    {
        GoAs(App.People.Guard, $"/gerbang/kartu/{permit.Id}/{person.PersonId}{query}");
        var page = Render<BadgePage>(parameters => parameters.Add(shown => shown.PermitId, permit.Id).Add(shown => shown.PersonId, person.PersonId));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }
}
