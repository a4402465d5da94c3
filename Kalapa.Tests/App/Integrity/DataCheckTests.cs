using System.Linq.Expressions;
using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.App.Integrity;
using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Companies;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kalapa.Tests.App.Integrity;

/// <summary>The rules of the specification's section 7 over a whole database: each breakage is planted once and must be named.</summary>
public sealed class DataCheckTests
{
    private static readonly Guid Nobody = Guid.NewGuid();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The rule that must say no, and what is done to the database behind the verbs' back.</summary>
    private static readonly Dictionary<string, (string Rule, Func<World, Task> Break)> Plants = new()
    {
        ["a permit with another hash than its decision"] = ("1", world => world.App.Change(db => db.Permits.ExecuteUpdateAsync(set => set.SetProperty(row => row.RevisionHash, "0"), Cancellation))),
        ["a content that is not what was decided on"] = ("1", world => world.OnTicket(world.Approved, ticket => ticket.SetProperty(row => row.Content, row => world.App.Visit()))),
        ["an approved ticket without a decision"] = ("1", world => world.App.Change(db => db.Set<Approval>().ExecuteDeleteAsync(Cancellation))),
        ["a requester who decided"] = ("2", world => world.App.Change(db => db.Set<Approval>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, world.App.People.Client.Id), Cancellation))),
        ["one yes where two are needed"] = ("1", world => world.App.Change(db => db.Set<Approval>().ExecuteUpdateAsync(set => set.SetProperty(row => row.NeedsTwo, true), Cancellation))),
        ["one person who said both"] = ("2", world => world.App.Change(db => db.Set<Approval>().ExecuteUpdateAsync(set => set.SetProperty(row => row.First, row => new FirstApproval(world.App.People.Supervisor.Id, "Budi", null, world.App.Clock.GetUtcNow())), Cancellation))),
        ["a decision for who asked"] = ("2", world => world.App.Change(db => db.Set<Approval>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedForId, world.App.People.Client.Id), Cancellation))),
        ["an owner who decided"] = ("2", world => world.App.Change(db => db.Set<Approval>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, world.App.People.Agent.Id), Cancellation))),
        ["a place that moved by itself"] = ("3", world => world.OnTicket(world.Waiting, ticket => ticket.SetProperty(row => row.QueuedAt, world.App.Clock.GetUtcNow().AddDays(-1)))),
        ["a review that nobody holds"] = ("4", world => world.OnTicket(world.InReview, ticket => ticket.SetProperty(row => row.OwnerId, (Guid?)null))),
        ["an owner of a ticket that waits"] = ("4", world => world.OnTicket(world.Waiting, ticket => ticket.SetProperty(row => row.OwnerId, world.App.People.Agent.Id))),
        ["a stretch of time that is missing"] = ("5", world => world.App.Change(db => db.TimeSegments.Where(row => row.TicketId == world.InReview && row.Holder == Holder.Queue).ExecuteDeleteAsync(Cancellation))),
        ["a clock that runs for nobody"] = ("5", world => world.OnTicket(world.Waiting, ticket => ticket.SetProperty(row => row.Holder, (Holder?)null))),
        ["an internal message that a client was told of"] = ("6", world => world.App.Change(db => db.Messages.Where(row => row.AuthorRole == Role.Cs).ExecuteUpdateAsync(set => set.SetProperty(row => row.Visibility, Visibility.Internal), Cancellation))),
        ["somebody who came in at another branch"] = ("7", world => world.App.Change(db => db.GateEvents.ExecuteUpdateAsync(set => set.SetProperty(row => row.BranchCode, "BDG"), Cancellation))),
        ["somebody who came in before the window"] = ("7", world => world.App.Change(db => db.GateEvents.ExecuteUpdateAsync(set => set.SetProperty(row => row.At, world.App.Clock.GetUtcNow().AddDays(-9)), Cancellation))),
        ["more goings than comings"] = ("8", world => world.App.Change(db => db.Set<PermitPerson>().ExecuteUpdateAsync(set => set.SetProperty(row => row.CheckOuts, 5), Cancellation))),
        ["a coming that the book does not know"] = ("8", world => world.App.Change(db => db.GateEvents.Where(row => row.Type == GateEventType.CheckIn).ExecuteDeleteAsync(Cancellation))),
        ["an admin who claimed"] = ("9", world => world.OnUser(world.App.People.Agent, user => user.SetProperty(row => row.Role, Role.Admin))),
        ["an admin who decided"] = ("9", world => world.OnUser(world.App.People.Supervisor, user => user.SetProperty(row => row.Role, Role.Admin))),
        ["a client of another company"] = ("10", world => world.OnUser(world.App.People.Client, user => user.SetProperty(row => row.TenantId, world.App.People.OtherCompany.Id))),
        ["a draft with a number"] = ("11", world => world.OnTicket(world.Draft, ticket => ticket.SetProperty(row => row.Number, "CBT-2611-00099-0"))),
        ["a draft that somebody was told of"] = ("11", world => world.App.Change(db => db.Notifications.ExecuteUpdateAsync(set => set.SetProperty(row => row.TicketId, world.Draft).SetProperty(row => row.UserId, world.App.People.Agent.Id), Cancellation))),
        ["somebody inside who counts as out"] = ("12", world => world.App.Change(db => db.Set<PermitPerson>().ExecuteUpdateAsync(set => set.SetProperty(row => row.InsideSince, (DateTimeOffset?)null), Cancellation))),
        ["a support request with papers"] = ("13", world => world.App.Change(db => db.Set<TicketDocument>().ExecuteUpdateAsync(set => set.SetProperty(row => row.TicketId, world.Solved), Cancellation))),
        ["a support request with a permit"] = ("13", world => world.App.Change(db => db.Permits.ExecuteUpdateAsync(set => set.SetProperty(row => row.TicketId, world.Solved), Cancellation))),
        ["a solution without an outcome"] = ("13", world => world.App.Change(db => db.SupportRequests.ExecuteUpdateAsync(set => set.SetProperty(row => row.Outcome, (SupportOutcome?)null), Cancellation))),
        ["a visit that is awaited and not named"] = ("13", world => world.App.Change(db => db.SupportRequests.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitId, (Guid?)null), Cancellation))),
        ["a ticket of a known issue that is said to be resolved"] = ("16", world => world.App.Change(db => db.KnownIssueLinks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Result, LinkResult.Resolved), Cancellation))),
        ["a ticket of a known issue that was resolved and is said not to be"] = ("16", world => world.App.Change(db => db.KnownIssueLinks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Result, LinkResult.NotResolved).SetProperty(row => row.Reason, LinkReason.AtBranch), Cancellation))),
        ["a ticket of a known issue that nobody says anything of"] = ("16", world => world.App.Change(db => db.KnownIssueLinks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, LinkReason.None), Cancellation))),
        ["a known issue that goes on after its tickets"] = ("16", world => world.App.Change(db => db.KnownIssues.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, KnownIssueState.Open), Cancellation))),
        ["half a command"] = ("record", world => world.OnTicket(world.Waiting, ticket => ticket.SetProperty(row => row.State, TicketState.Escalated))),
        ["another's rating"] = ("ratings", world => world.App.Change(db => db.Ratings.ExecuteUpdateAsync(set => set.SetProperty(row => row.ById, Nobody), Cancellation))),
        ["a rating that the record does not know"] = ("ratings", world => world.App.Change(db => db.Ratings.ExecuteUpdateAsync(set => set.SetProperty(row => row.Stars, 5), Cancellation))),
        ["half a permit's command"] = ("record", world => world.App.Change(db => db.Permits.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, PermitState.Suspended), Cancellation))),
        ["a paper of no file"] = ("papers", world => world.App.Change(db => db.Attachments.ExecuteDeleteAsync(Cancellation))),
        ["a request under another's words"] = ("search", world => world.App.Change(db => db.TicketTexts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Words, "qhkabel"), Cancellation))),
        ["a request that no search finds"] = ("search", world => world.App.Change(db => db.TicketTexts.Where(row => row.TicketId == world.Waiting).ExecuteDeleteAsync(Cancellation))),
        ["a message that no search finds"] = ("search", world => world.App.Change(db => db.TicketTexts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Said, ""), Cancellation))),
        ["an index that lost its words"] = ("index", world => world.App.Change(db => db.Database.ExecuteSqlRawAsync("INSERT INTO TicketTextIndex(TicketTextIndex) VALUES ('delete-all')", Cancellation))),
        ["a device that the ticks do not tell of"] = ("devices", world => world.App.Change(db => db.Devices.ExecuteUpdateAsync(set => set.SetProperty(row => row.Inside, 5), Cancellation))),
        ["a device at another company"] = ("devices", world => world.App.Change(db => db.Devices.ExecuteUpdateAsync(set => set.SetProperty(row => row.TenantId, world.App.People.OtherCompany.Id), Cancellation))),
        ["a tick that no device knows"] = ("devices", world => world.App.Change(db => db.GateEvents.ExecuteUpdateAsync(set => set.SetProperty(row => row.DeviceId, (Guid?)null), Cancellation))),
        ["a request that names another company's device"] = ("15", world => world.App.Change(db => db.Devices.ExecuteUpdateAsync(set => set.SetProperty(row => row.TenantId, world.App.People.OtherCompany.Id), Cancellation))),
        ["a request that names a device which no gate knows"] = ("15", world => world.App.Change(db => db.Devices.ExecuteDeleteAsync(Cancellation))),
        ["a tick that is gone"] = ("devices", world => world.App.Change(db => db.GateEvents.Where(row => row.DeviceStep == 1).ExecuteDeleteAsync(Cancellation))),
        ["a message of no ticket"] = ("rows", world => world.App.Change(db => db.Messages.ExecuteUpdateAsync(set => set.SetProperty(row => row.TicketId, Nobody), Cancellation))),
        ["a counter that fell back"] = ("queue", world => world.App.Change(db => db.QueueCounters.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeq, 0L), Cancellation))),
        ["a place given out twice"] = ("queue", world => world.App.Change(db => db.Tickets.Where(row => row.QueueSeq != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.QueueSeq, 1L), Cancellation))),
        ["a prospect with a contract number"] = ("standing", world => world.OnCompany(set => set.SetProperty(row => row.Status, TenantStatus.Prospect))),
        ["a client without a contract number"] = ("standing", world => world.OnCompany(set => set.SetProperty(row => row.ContractNo, ""))),
        ["a prospect with more than a site tour"] = ("standing", world => world.OnCompany(set => set.SetProperty(row => row.Status, TenantStatus.Prospect).SetProperty(row => row.ContractNo, ""))),
        ["an emergency contact without a telephone"] = ("kept", world => world.App.Change(db => db.CompanyContacts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, ""), Cancellation))),
        ["a note of no company"] = ("kept", world => world.App.Change(db => db.CompanyNotes.ExecuteUpdateAsync(set => set.SetProperty(row => row.TenantId, Nobody), Cancellation))),
        ["a note that was changed too late"] = ("kept", world => world.App.Change(db => db.CompanyNotes.ExecuteUpdateAsync(set => set.SetProperty(row => row.EditedAt, row => DateTimeOffset.MaxValue), Cancellation))),
        ["a follow-up that nobody has done"] = ("kept", world => world.App.Change(db => db.FollowUps.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, world.App.Clock.GetUtcNow()), Cancellation))),
        ["a follow-up after a rating of nothing"] = ("kept", world => world.App.Change(db => db.FollowUps.ExecuteUpdateAsync(set => set.SetProperty(row => row.Source, FollowUpSource.LowRating), Cancellation))),
        ["an announcement that ends before it begins"] = ("kept", world => world.App.Change(db => db.ClientAnnouncements.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, DateTimeOffset.UnixEpoch), Cancellation))),
        ["a passage of another company"] = ("kept", world => world.App.Change(db => db.GateEvents.ExecuteUpdateAsync(set => set.SetProperty(row => row.TenantId, world.App.People.OtherCompany.Id), Cancellation))),
        ["a file that is gone"] = ("files", world => world.OnFile(File.Delete)),
        ["a file that was cut"] = ("files", world => world.OnFile(path => File.WriteAllText(path, ""))),
        ["a file with other bytes"] = ("files", world => world.OnFile(path => File.WriteAllBytes(path, new byte[new FileInfo(path).Length]))),
        ["a file that nobody names"] = ("orphans", world => world.Orphan(age: FileCheck.Orphaned + TimeSpan.FromMinutes(1))),
    };

    public static TheoryData<string> Breakages => [.. Plants.Keys];

    [Theory, ClassData<Engines>]
    public async Task Where_only_verbs_wrote_every_rule_holds_and_was_asked(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var world = await World.Of(app);
        await world.Orphan(age: TimeSpan.FromMinutes(1));

        var results = await world.Check();

        Assert.All(results, result => Assert.Empty(result.Faults));
        Assert.All(results, result => Assert.True(result.Rows > 0, $"Nothing was asked: {result.Rule}"));
        Assert.Equal(Enumerable.Range(1, 13).Select(rule => $"{rule}"), results.Select(result => result.Rule).Take(13));
        Assert.All(results, result => Assert.StartsWith("ok", Assert.Single(result.Lines()), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Breakages))]
    public async Task What_is_broken_is_named(string breakage)
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var world = await World.Of(app);
        var (rule, plant) = Plants[breakage];

        await plant(world);

        var broken = (await world.Check()).Single(result => result.Rule == rule);
        Assert.NotEmpty(broken.Faults);
        // A file that a killed upload left does no harm, and the server sweeps it.
        Assert.StartsWith(rule == "orphans" ? "note" : "BROKEN", broken.Lines().First(), StringComparison.Ordinal);
        Assert.All(broken.Faults, fault => Assert.NotEmpty(fault.Subject));
    }

    /// <summary>A ticket in each place that a rule is about.</summary>
    private sealed class World(TestApp app)
    {
        public TestApp App => app;

        public Guid Draft { get; private set; }

        public Guid Waiting { get; private set; }

        public Guid InReview { get; private set; }

        public Guid Approved { get; private set; }

        public Guid Solved { get; private set; }

        private string Store => Path.Combine(app.Get<IConfiguration>()["Kalapa:DataFolder"]!, "files");

        public static async Task<World> Of(TestApp app)
        {
            var world = new World(app) { Approved = await app.Approved(content: app.Visit() with { Equipment = [DeviceScenes.Server] }) };
            app.Clock.Advance(TimeSpan.FromHours(21));
            var permit = await app.Permit(world.Approved);
            foreach (var person in permit.People)
            {
                Assert.Null(await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, person.PersonId, idSeen: true, notes: TestPeople.Escorted));
            }

            await app.Tick(permit, EquipmentDirection.In);
            Assert.Null(await app.Get<PassGate>().CheckOut(app.People.Guard.Id, permit.Id, permit.People[0].PersonId));
            world.InReview = await app.Submitted();
            app.Clock.Advance(TimeSpan.FromMinutes(10));
            await app.Get<TakeNext>().Run(app.People.Agent.Id);
            await app.Get<PostMessage>().Run(app.People.Agent.Id, world.InReview, Visibility.Public, "Mohon tunggu.", []);
            await TakenTwice(app);
            await app.SupportRated();
            world.Solved = await app.SupportResolved();
            await app.IssueOver((await app.SupportAwaitingVisit()).Id);
            world.Waiting = await app.Submitted();
            world.Draft = await app.Draft();
            await app.SupportDraft(details: SupportBuilder.Fault with { DeviceId = (await app.Register())[0].Id });
            await app.Keep(app.People.Company.Id);
            await app.Announce(app.People.Company.Id);
            return world;
        }

        /// <summary>A support request that its owners let go of in both ways that only support has.</summary>
        private static async Task TakenTwice(TestApp app)
        {
            var id = await app.SupportReturned();
            await app.Get<AnswerSupport>().Run(app.People.Client.Id, id, (await app.Support(id)).Version, "R12");
            await app.Get<TakeNext>().Run(app.People.OtherAgent.Id);
            await app.Get<ResolveSupport>().Run(app.People.OtherAgent.Id, id, (await app.Support(id)).Version, SupportOutcome.Fixed, "", "Sudah menyala.");
            await app.Get<ReportNotSolved>().Run(app.People.Client.Id, id, (await app.Support(id)).Version, "Mati lagi.");
            await app.Get<TakeNext>().Run(app.People.OtherAgent.Id);
        }

        public Task<IReadOnlyList<RuleResult>> Check() =>
            new DataCheck(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<DatabaseStartup>()).Run(new(Store, DateTimeOffset.UtcNow), Cancellation);

        public Task OnTicket(Guid id, Expression<Func<SetPropertyCalls<PermitRequest>, SetPropertyCalls<PermitRequest>>> set) =>
            app.Change(db => db.PermitRequests.Where(row => row.Id == id).ExecuteUpdateAsync(set, Cancellation));

        public Task OnCompany(Expression<Func<SetPropertyCalls<Tenant>, SetPropertyCalls<Tenant>>> set) =>
            app.Change(db => db.Tenants.Where(row => row.Id == app.People.Company.Id).ExecuteUpdateAsync(set, Cancellation));

        public Task OnUser(KalapaUser user, Expression<Func<SetPropertyCalls<KalapaUser>, SetPropertyCalls<KalapaUser>>> set) =>
            app.Change(db => db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(set, Cancellation));

        public Task OnFile(Action<string> act)
        {
            act(app.StoredFiles[0]);
            return Task.CompletedTask;
        }

        public Task Orphan(TimeSpan age)
        {
            var path = Path.Combine(Store, Guid.NewGuid().ToString("N"));
            File.WriteAllText(path, "x");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
            return Task.CompletedTask;
        }
    }
}
