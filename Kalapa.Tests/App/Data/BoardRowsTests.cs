using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Data;

/// <summary>A board's row shows facts that others own; when those change, the row has changed.</summary>
public sealed class BoardRowsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory, ClassData<Engines>]
    public async Task A_row_has_the_version_that_the_heartbeat_compares(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Approved();
        await app.InReview();
        await app.Submitted();

        Assert.Equal(3, await SameVersions(app.Get<IBoardSource<TicketRow>>()));
        Assert.Equal(1, await SameVersions(app.Get<IBoardSource<PermitRow>>()));
    }

    [Theory, ClassData<Engines>]
    public async Task New_names_and_rules_come_to_open_lists_though_no_ticket_changed(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var approved = await app.Approved();
        var held = await app.InReview(app.People.Agent);
        var (tickets, permits) = (app.Get<Board<TicketRow>>(), app.Get<Board<PermitRow>>());
        await tickets.HealAsync();
        await permits.HealAsync();

        var company = app.People.Company;
        await app.Get<SaveTenant>().Run(app.People.Admin.Id, company.Id, new("PT Nama Baru", company.ContractNo, company.ContractTo, company.Status, company.AllowedBranches));
        await Until(() => tickets.Find(held, Everybody)?.Tenant == "PT Nama Baru" && permits.Find(approved, Everybody)?.Tenant == "PT Nama Baru");

        var agent = app.People.Agent;
        await app.Get<ChangeUser>().Run(app.People.Admin.Id, agent.Id, new("Rina Setelah Menikah", "rina@kalapa.example", agent.Role) { Branches = agent.Branches });
        await Until(() => tickets.Find(held, Everybody)?.Owner == "Rina Setelah Menikah");

        await app.Change(db => db.Branches.Where(branch => branch.Code == "CBT").ExecuteUpdateAsync(set => set.SetProperty(branch => branch.TimeZone, "Asia/Makassar")));
        await tickets.HealAsync();
        await permits.HealAsync();
        Assert.Equal(("Asia/Makassar", "Asia/Makassar"), (tickets.Find(held, Everybody)?.TimeZone, permits.Find(approved, Everybody)?.TimeZone));
    }

    [Theory, ClassData<Engines>]
    public async Task A_ticket_that_is_linked_to_a_known_issue_says_so_in_open_lists_until_it_is_taken_off(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (issue, ticket, links) = (await app.Issue(), await app.SupportSubmitted(), app.Get<LinkTickets>());
        var tickets = app.Get<Board<TicketRow>>();
        await tickets.HealAsync();
        Assert.Equal("", tickets.Find(ticket, Everybody)!.Issue);

        await links.Link(app.People.Lead.Id, issue, ticket);
        var number = (await app.IssueView(issue)).Number;
        await Until(() => tickets.Find(ticket, Everybody)!.Issue == number);
        Assert.Equal(1, await SameVersions(app.Get<IBoardSource<TicketRow>>()));

        await links.Unlink(app.People.Lead.Id, issue, ticket);
        await Until(() => tickets.Find(ticket, Everybody)!.Issue.Length == 0);
    }

    private static bool Everybody(AccessSubject subject) => true;

    private static async Task<int> SameVersions<TRow>(IBoardSource<TRow> source) where TRow : IBoardRow
    {
        var rows = await source.ReadAll(CancellationToken.None);
        Assert.Equal(rows.ToDictionary(row => row.Id, row => row.Version), await source.ReadVersions(CancellationToken.None));
        return rows.Count;
    }

    private static async Task Until(Func<bool> isSo)
    {
        using CancellationTokenSource patience = new(Patience);
        while (!isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
