using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Companies;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.App.Rights;

/// <summary>What staff keeps about companies and announces to them.</summary>
internal static partial class Probes
{
    private static Operation[] OnTheCompanysPage => [Operation.ReadCompany];

    // Of a company that may enter one branch alone, those of another are asked; of one that may enter theirs too, everybody else is.
    private static string[] AllButOtherBranches => ["AN", "C=", "C~", "C≠", "H", "S", "V=", "AD", "G"];

    private static IReadOnlyList<Probe> OfCompanies =>
    [
        .. OnCompany<CompanyProfile>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyDetail>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => reader is not null && (await read.Seen(reader)).Any(row => row.Id == id && row.MayRead))
            .Select(probe => probe with { Verb = "CompanyDetail.Seen", Blind = ["H", "C=", "C~", "C≠", "G", "G≠"] }),
        .. OnCompany<CompanyTimeline>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyHealth>(Operation.ReadCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is not null),
        .. OnCompany<CompanyProfile>(Operation.KeepCompany, Scenes.Draft, async (read, reader, id) => await read.For(reader, id) is { MayKeep: true }).Select(probe => probe with { Behind = OnTheCompanysPage }),
        .. OnCompany<CompanyTimeline>(Operation.KeepCompany, Scenes.Kept, async (read, reader, id) => await read.For(reader, id) is { } page && page.Rows.Any(row => row.Kind == TimelineKind.Note)).Select(probe => probe with { Behind = OnTheCompanysPage }),
        .. OnCompany<SaveContact>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, id, null, CompanyScenes.Emergency)),
        .. OnCompany<SaveContact>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Remove(user, id, kept.Contact), "SaveContact.Remove"),
        .. OnCompany<WriteNote>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, id, NoteKind.Note, "Catatan", "")),
        .. OnCompany<WriteNote>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Edit(user, id, kept.Note, "Catatan", ""), "WriteNote.Edit").Select(probe => probe with { Rule = "note.not-own" }),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Open(user, id, "Telepon", new(2029, 1, 1), null)),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Move(user, id, kept.FollowUp, new(2029, 2, 2), null), "KeepFollowUp.Move"),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.Kept, (verb, user, id, kept) => verb.Complete(user, id, kept.FollowUp), "KeepFollowUp.Complete"),
        .. OnCompany<KeepFollowUp>(Operation.KeepCompany, Scenes.KeptDone, (verb, user, id, kept) => verb.Reopen(user, id, kept.FollowUp), "KeepFollowUp.Reopen"),
        .. OnCompany<MakeAnnouncement>(Operation.KeepCompany, Scenes.Draft, (verb, user, id, _) => verb.Run(user, CompanyScenes.Announcement(id))),
        .. OnCompany<MakeAnnouncement>(Operation.KeepCompany, Scenes.Announced, (verb, user, _, kept) => verb.Withdraw(user, kept.Announcement), "MakeAnnouncement.Withdraw"),
        OnKept<DismissAnnouncement>(Operation.ReadAnnouncement, Scenes.Announced, target => target.People.Company, (verb, user, _, kept) => verb.Run(user, kept.Announcement))
            with { Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Read<CurrentAnnouncements>(Operation.ReadAnnouncement, async (read, reader, _) => Shown((await read.For(reader, english: false)).Rows.Count > 0))
            with { Scene = Scenes.Announced, Without = [.. EveryBranch, "requester", "other company's client"], Blind = ["H", "C≠", "S", "V=", "AD", "G"] },
        OnKept<MoveCompany>(Operation.ManageTenants, Scenes.NewCompany(TenantStatus.Active), null, (verb, user, id, _) => verb.Run(user, id, TenantAction.Suspend))
            with { Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = OnTheCompanysPage },
        OnKept<MoveCompany>(Operation.SignContract, Scenes.NewCompany(TenantStatus.Prospect), null, (verb, user, id, _) => verb.Sign(user, id, $"K-{Guid.NewGuid():N}", new(2029, 1, 1)))
            with { Verb = "MoveCompany.Sign", Without = EveryBranch, Blind = [.. AnyClient, "H"], Behind = OnTheCompanysPage },
    ];

    /// <summary>
    /// A company is a thing of every branch that its people may enter, and of no agent. So each is asked about twice: by those of its branches, and, of a company that may
    /// not go there, by those of another.
    /// </summary>
    private static IEnumerable<Probe> OnCompany<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Guid?, Guid, Kept, Task> call, string? name = null)
        where T : notnull =>
    [
        OnKept(operation, scene, target => target.People.Company, call) with { Verb = name ?? typeof(T).Name, Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        OnKept(operation, scene, target => target.People.OtherCompany, call) with { Verb = name ?? typeof(T).Name, Without = AllButOtherBranches },
    ];

    private static IEnumerable<Probe> OnCompany<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<T, Kalapa.Domain.Actor?, Guid, Task<bool>> shows)
        where T : notnull =>
        new (Func<Target, Tenant> Company, string[] Without, string[] Blind)[]
        {
            (target => target.People.Company, [.. EveryBranch, "requester"], ["H"]),
            (target => target.People.OtherCompany, AllButOtherBranches, []),
        }.Select(part => new Probe(operation, typeof(T).Name, scene, async (verbs, user, target) =>
            Shown(await shows(verbs.GetRequiredService<T>(), ActorOf(user, target), (await KeptOf(verbs, target, part.Company)).Company)))
        {
            Service = typeof(T),
            IsRead = true,
            Without = part.Without,
            Blind = part.Blind,
        });

    private static Probe OnKept<T>(Operation operation, Func<TestApp, Task<Guid>> scene, Func<Target, Tenant>? company, Func<T, Guid?, Guid, Kept, Task> call)
        where T : notnull =>
        new(operation, typeof(T).Name, scene, async (verbs, user, target) =>
        {
            var kept = await KeptOf(verbs, target, company);
            await call(verbs.GetRequiredService<T>(), user, kept.Company, kept);
            return Answer.Allow;
        })
        {
            Service = typeof(T),
        };

    /// <summary>What is kept of a company, the newest of each.</summary>
    private sealed record Kept(Guid Company, Guid Contact, Guid Note, Guid FollowUp, Guid Announcement);

    /// <summary>Of the company, or of the newest one; what is not there for a target that is not.</summary>
    private static async Task<Kept> KeptOf(IServiceProvider verbs, Target target, Func<Target, Tenant>? company)
    {
        await using var db = await verbs.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        if (!await db.Tickets.AnyAsync(row => row.Id == target.TicketId))
        {
            return new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        }

        var id = company?.Invoke(target).Id ?? await db.Tenants.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync();
        var announcements = await db.ClientAnnouncements.OrderByDescending(row => row.Id).ToListAsync();
        return new(
            id,
            await db.CompanyContacts.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            await db.CompanyNotes.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            await db.FollowUps.Where(row => row.TenantId == id).OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(),
            announcements.FirstOrDefault(row => row.TenantIds.Contains(id))?.Id ?? Guid.Empty);
    }
}
