using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.KnownIssues;
using Kalapa.App.Features.RollCalls;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.Tests.App.Rights;

/// <summary>Tickets in the states that the operations are about, all asked for by the client and, where held, held by the agent.</summary>
internal static class Scenes
{
    public static readonly PaperSlot Letter = new("D01");

    public const string SpareAgent = "Spare agent";
    public const string SpareClient = "Spare client";
    public const string SpareVisitor = "Spare visitor";

    /// <summary>Another branch's supervisor stands in for the supervisor, whatever the clock says by now.</summary>
    public static async Task StandsIn(this TestApp app)
    {
        var now = app.Clock.GetUtcNow();
        var (people, there) = (app.People, await app.Read(db => db.Users.AnyAsync(row => row.Id == app.People.StandIn.Id)));
        if (!await app.Read(db => db.StandIns.AnyAsync(row => row.WithdrawnAt == null && row.EndsAt > now.AddDays(7))))
        {
            var day = DateOnly.FromDateTime(now.DateTime);
            await app.Change(db => db.StandIns.Where(row => row.UserId == people.StandIn.Id).ExecuteDeleteAsync());
            await app.Write(db => db.StandIns.Add(StandIn.NameOne(people.Supervisor.ToActor(), "CBT", people.StandIn.ToActor(), day, day.AddDays(60), TimeZoneInfo.Utc, [], now)));
        }

        if (!there)
        {
            await app.Write(db => db.Users.Add(people.StandIn));
        }
    }

    /// <summary>Accounts and a visitor that nobody of the cast is; the ticket beside them is of no matter.</summary>
    public static async Task<Guid> Accounts(TestApp app)
    {
        var now = app.Clock.GetUtcNow();
        await app.Write(db => db.AddRange(
            new OutboxMessage { UserId = app.People.Client.Id, Type = NotificationType.Returned, TicketId = Guid.CreateVersion7(), At = now, GiveUpAt = now, EndedAt = now, State = DeliveryState.GivenUp },
            TestPeople.NewUser(SpareAgent, Kalapa.Domain.Role.Cs),
            TestPeople.NewUser(SpareClient, Kalapa.Domain.Role.Client, app.People.Company),
            new Person { Id = Guid.CreateVersion7(), TenantId = app.People.Company.Id, FullName = SpareVisitor, IdLast4 = "1234", Company = "PT Nusantara" }));
        return await app.Draft();
    }

    /// <summary>A solution for clients that the agent wrote; the ticket beside it is of no matter.</summary>
    public static Func<TestApp, Task<Guid>> Solution(SolutionState state) => async app =>
    {
        await app.Solution(state);
        return await app.Draft();
    };

    /// <summary>The same, published for staff alone.</summary>
    public static async Task<Guid> StaffSolution(TestApp app)
    {
        await app.Solution(SolutionState.Published, content => content with { Audience = SolutionAudience.Staff });
        return await app.Draft();
    }

    /// <summary>A known issue at the ticket's branch, with that ticket linked while it is open, and the ticket: a support request that waits.</summary>
    public static Func<TestApp, Task<Guid>> KnownIssue(bool isOver = false, bool isLinked = true) => async app =>
    {
        var issue = await OnlyIssue(app);
        var ticket = await app.SupportSubmitted();
        if (isLinked)
        {
            await app.Get<LinkTickets>().Link(app.People.Lead.Id, issue, ticket);
        }

        if (isOver)
        {
            await app.Get<ResolveKnownIssue>().Run(app.People.Lead.Id, issue, SupportOutcome.Fixed, "", "Sudah pulih.");
        }

        return ticket;
    };

    /// <summary>The same with a ticket that the agent holds and that is not linked yet.</summary>
    public static async Task<Guid> KnownIssueHeld(TestApp app)
    {
        await OnlyIssue(app);
        return await app.SupportInReview();
    }

    // Those of earlier scenes are over, or lists of what goes on would fill up with them.
    private static async Task<Guid> OnlyIssue(TestApp app)
    {
        await app.Change(db => db.KnownIssues.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, KnownIssueState.Resolved)));
        return await app.Issue();
    }

    /// <summary>A contact, a note of Kalapa's own hand and a follow-up of each company; the ticket beside them is of no matter.</summary>
    public static async Task<Guid> Kept(TestApp app)
    {
        await ClearContacts(app);
        foreach (var company in new[] { app.People.Company.Id, app.People.OtherCompany.Id })
        {
            await app.Keep(company);
        }

        return await app.Draft();
    }

    /// <summary>The same, with the follow-ups done.</summary>
    public static async Task<Guid> KeptDone(TestApp app)
    {
        await ClearContacts(app);
        foreach (var company in new[] { app.People.Company.Id, app.People.OtherCompany.Id })
        {
            await app.Get<KeepFollowUp>().Complete(app.People.Admin.Id, company, await app.Keep(company));
        }

        return await app.Draft();
    }

    // A company has room for so many, and every scene brings one more.
    private static Task ClearContacts(TestApp app) => app.Change(db => db.CompanyContacts.ExecuteDeleteAsync());

    /// <summary>An announcement to each company.</summary>
    public static async Task<Guid> Announced(TestApp app)
    {
        foreach (var company in new[] { app.People.Company.Id, app.People.OtherCompany.Id })
        {
            await app.Announce(company);
        }

        return await app.Draft();
    }

    /// <summary>One more company at the branch, that nobody of the cast belongs to.</summary>
    public static Func<TestApp, Task<Guid>> NewCompany(TenantStatus status) => async app =>
    {
        await app.Company(status);
        return await app.Draft();
    };

    public static Task<Guid> Draft(TestApp app) => app.Draft();

    public static Task<Guid> Queued(TestApp app) => app.Submitted();

    public static Task<Guid> InReview(TestApp app) => app.InReview();

    public static async Task<Guid> Failing(TestApp app)
    {
        var id = await app.InReview();
        await Judge(app, id, Verdict.Rejected);
        return id;
    }

    public static async Task<Guid> Checked(TestApp app)
    {
        var id = await app.InReview();
        await Judge(app, id, Verdict.Accepted);
        return id;
    }

    public static async Task<Guid> Completed(TestApp app)
    {
        var id = await app.Returned();
        await app.SupplyPaper(app.People.Client, id, Letter);
        return id;
    }

    public static Task<Guid> Escalated(TestApp app) => app.Escalated();

    public static async Task<Guid> Unowned(TestApp app)
    {
        var id = await app.Escalated();
        await app.Read(db => db.Tickets.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, (Guid?)null)));
        return id;
    }

    public static async Task<Guid> Clarifying(TestApp app)
    {
        var id = await app.Escalated();
        await app.Get<AskInfo>().Run(app.People.Supervisor.Id, id, (await app.Ticket(id)).Version, "Siapa pendampingnya?");
        return id;
    }

    public static Task<Guid> Approved(TestApp app) => app.Approved();

    public static async Task<Guid> Discussed(TestApp app)
    {
        var id = await app.Approved();
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Sampai besok.");
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Sudah dihubungi.");
        return id;
    }

    /// <summary>An internal note that carries a file.</summary>
    public static async Task<Guid> NotedWithFile(TestApp app)
    {
        var id = await app.Approved();
        var file = await app.MessageFile(app.People.Agent, id);
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Lihat lampiran.", [file]);
        return id;
    }

    /// <summary>Called off by its requester.</summary>
    public static async Task<Guid> Ended(TestApp app)
    {
        var id = await app.Submitted();
        await app.Get<CancelTicket>().Run(app.People.Client.Id, id, (await app.Ticket(id)).Version, null, "Batal");
        return id;
    }

    /// <summary>Everybody was told of the ticket, whoever may read it still.</summary>
    public static async Task<Guid> Told(TestApp app)
    {
        var id = await app.Approved();
        await app.Read(db => db.Notifications.Where(row => row.TicketId == id).ExecuteDeleteAsync());
        await app.Write(db => db.Notifications.AddRange(app.People.All.Append(app.People.StandIn).Select(person => new Notification
        {
            UserId = person.Id,
            TicketId = id,
            Type = NotificationType.Approved,
            At = app.Clock.GetUtcNow(),
        })));
        return id;
    }

    public static async Task<Guid> ApprovedByHand(TestApp app)
    {
        await SetIssueMode(app, IssueMode.CsRelease);
        var id = await app.Approved();
        await SetIssueMode(app, IssueMode.Auto);
        return id;
    }

    public static async Task<Guid> Suspended(TestApp app)
    {
        var id = await app.Approved();
        await app.Get<HoldPermit>().Suspend(app.People.Supervisor.Id, (await app.Permit(id)).Id, "Pemadaman");
        return id;
    }

    public static async Task<Guid> AtTheGate(TestApp app)
    {
        var id = await app.Approved();
        app.Clock.SetUtcNow((await app.Permit(id)).Window.Start);
        return id;
    }

    /// <summary>At the gate with a server that is listed in.</summary>
    public static async Task<Guid> WithEquipment(TestApp app)
    {
        var id = await app.Approved(content: app.Visit() with { Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R760", "SN-1", 1)] });
        app.Clock.SetUtcNow((await app.Permit(id)).Window.Start);
        return id;
    }

    /// <summary>The server is inside.</summary>
    public static async Task<Guid> EquipmentIn(TestApp app)
    {
        var id = await WithEquipment(app);
        await app.Get<MoveEquipment>().Tick(app.People.Guard.Id, (await app.Permit(id)).Id, new(0, EquipmentDirection.In, 1, "SN-1"));
        return id;
    }

    public static async Task<Guid> Inside(TestApp app)
    {
        var id = await AtTheGate(app);
        var permit = await app.Permit(id);
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, notes: TestPeople.Escorted);
        return id;
    }

    /// <summary>Somebody is inside, and the branch's roll call runs.</summary>
    public static async Task<Guid> RollCall(TestApp app)
    {
        var id = await Inside(app);
        await app.Get<RollCallVerbs>().Begin(app.People.Guard.Id, "CBT");
        return id;
    }

    public static async Task<Guid> Visited(TestApp app)
    {
        var id = await Inside(app);
        var permit = await app.Permit(id);
        await app.Get<PassGate>().CheckOut(app.People.Guard.Id, permit.Id, permit.People[0].PersonId);
        return id;
    }

    public static async Task<Guid> ClosedAtTheGate(TestApp app)
    {
        var id = await Visited(app);
        await app.Get<CloseVisit>().Run(app.People.Guard.Id, (await app.Permit(id)).Id);
        return id;
    }

    public static Task<Guid> Emergency(TestApp app) => app.Approved(content: app.Visit() with
    {
        Answers = Requests.Answers("EMG"),
        Types = [PermitType.Emergency],
        IncidentNumber = "INC-1",
    });

    public static async Task<Guid> SuppliedLate(TestApp app)
    {
        var id = await Emergency(app);
        await app.SupplyPaper(app.People.Client, id, Letter);
        return id;
    }

    private static async Task Judge(TestApp app, Guid id, Verdict verdict) => await app.Get<JudgePaper>().Run(
        app.People.Agent.Id, id, (await app.Ticket(id)).Version, Letter, verdict, verdict == Verdict.Rejected ? ReasonCode.Unsigned : null, "");

    private static Task SetIssueMode(TestApp app, IssueMode mode) =>
        app.Write(db => db.Branches.Single(branch => branch.Code == "CBT").IssueMode = mode);

    public static Task<Guid> SupportDraft(TestApp app) => app.SupportDraft();

    public static Task<Guid> SupportInReview(TestApp app) => app.SupportInReview();

    public static Task<Guid> SupportReturned(TestApp app) => app.SupportReturned();

    public static Task<Guid> SupportAtBranch(TestApp app) => app.SupportAtBranch();

    public static async Task<Guid> SupportAwaitingVisit(TestApp app) => (await app.SupportAwaitingVisit()).Id;

    public static Task<Guid> SupportResolved(TestApp app) => app.SupportResolved();

    /// <summary>Solved, confirmed and rated.</summary>
    public static Task<Guid> SupportRated(TestApp app) => app.SupportRated();

    /// <summary>A support request that its requester called off.</summary>
    public static async Task<Guid> SupportEnded(TestApp app)
    {
        var id = await app.SupportSubmitted();
        await app.Get<CancelTicket>().Run(app.People.Client.Id, id, (await app.Support(id)).Version, null, "Batal");
        return id;
    }
}
