using Kalapa.App.Data;
using Kalapa.App.Features.KnownIssues;
using Kalapa.Domain;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.Support;

/// <summary>Known issues, made by the app's own verbs.</summary>
internal static class KnownIssueScenes
{
    /// <summary>What is told on the tickets of <see cref="Outage"/> when it is over.</summary>
    public const string Restored = "Sisi A menyala lagi sejak 10.40.";

    /// <summary>One of a whole branch.</summary>
    public static KnownIssueContent Outage { get; } = new()
    {
        BranchCode = "CBT",
        Category = "POWER.OUTAGE",
        Impact = Impact.Degraded,
        Title = "Listrik sisi A padam",
        Known = "Sisi A ruang data padam sejak 09.10. Teknisi memeriksa panel.",
    };

    /// <summary>An open one; the next update is due in an hour.</summary>
    public static Task<Guid> Issue(this TestApp app, KnownIssueContent? content = null, KalapaUser? by = null) =>
        app.Get<DeclareKnownIssue>().Run((by ?? app.People.Lead).Id, content ?? Outage, app.Clock.GetUtcNow().AddHours(1));

    /// <summary>One that is over: of its two tickets the one that waited was resolved, and <paramref name="refused"/> was not.</summary>
    public static async Task<Guid> IssueOver(this TestApp app, Guid refused)
    {
        var id = await app.Issue();
        await app.Get<LinkTickets>().Link(app.People.Lead.Id, id, refused);
        await app.Get<JoinKnownIssue>().Run(app.People.OtherClient.Id, id);
        await app.Over(id);
        return id;
    }

    /// <summary>Says that it is over and resolves its tickets.</summary>
    public static async Task Over(this TestApp app, Guid id, KalapaUser? by = null)
    {
        await app.Get<ResolveKnownIssue>().Run((by ?? app.People.Lead).Id, id, SupportOutcome.Fixed, "MCB panel A turun", Restored);
        await app.Get<ResolveLinkedTickets>().Run((by ?? app.People.Lead).Id, id);
    }

    /// <summary>As staff read it.</summary>
    public static async Task<KnownIssueView> IssueView(this TestApp app, Guid id) => (await app.Get<KnownIssueDetail>().For(app.People.Lead.ToActor(), id))!;

    /// <summary>One client each of so many companies that are allowed at the branch.</summary>
    public static async Task<IReadOnlyList<KalapaUser>> Neighbours(this TestApp app, int count, string branch = "CBT")
    {
        List<Tenant> companies = [.. Enumerable.Range(1, count).Select(number => new Tenant
        {
            Id = Guid.CreateVersion7(),
            LegalName = $"PT Tetangga {number:D2}",
            ContractNo = $"T-{number}",
            ContractTo = new DateOnly(2030, 12, 31),
            AllowedBranches = [branch],
        })];
        List<KalapaUser> clients = [.. companies.Select(company => TestPeople.NewUser($"Klien {company.LegalName}", Role.Client, company))];
        await app.Write(db => db.AddRange([.. companies, .. clients]));
        return clients;
    }

    /// <summary>The link of a ticket.</summary>
    public static Task<KnownIssueLink> Link(this TestApp app, Guid ticketId) => app.Read(db => db.KnownIssueLinks.AsNoTracking().SingleAsync(row => row.TicketId == ticketId));
}
