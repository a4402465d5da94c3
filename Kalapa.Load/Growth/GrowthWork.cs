using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;
using Kalapa.Load.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Growth;

/// <summary>What is asked for in a run of <c>growth</c>: the reads of every page whose cost could follow the history, and the verbs.</summary>
/// <param name="app">The app's services.</param>
/// <param name="people">Who asks.</param>
/// <param name="seed">What is there.</param>
/// <param name="cancellationToken">Ends the run.</param>
internal sealed class GrowthWork(IServiceProvider app, SeedPeople people, SeedDatabase seed, CancellationToken cancellationToken)
{
    private int _turn;
    private int? _takes;
    private Guid? _inReview;

    /// <summary>Each with its name; the verbs last, since they change what is read.</summary>
    public IEnumerable<(string What, Func<Task> Act)> All()
    {
        var (agent, client, supervisor, admin) = (people.Agents[0].ToActor(), people.Clients[6].ToActor(), people.Supervisors[0].ToActor(), people.Admin.ToActor());
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var detail = app.GetRequiredService<TicketDetail>();
        yield return ("a closed ticket's page", () => detail.For(agent, Next(seed.Closed), cancellationToken));
        yield return ("an open ticket's page", () => detail.For(agent, Next(seed.Owned), cancellationToken));
        yield return ("approval desk", () => app.GetRequiredService<ApprovalDetail>().For(supervisor, Next(seed.Owned), cancellationToken));
        yield return ("decisions of the last day", () => app.GetRequiredService<RecentDecisions>().For(supervisor, DateTimeOffset.UtcNow.AddDays(-1), cancellationToken));

        yield return ("search: a word of every request", () => Search(agent, "kunjungan"));
        yield return ("search: two words of every request", () => Search(agent, "rak pelanggan"));
        yield return ("search: a company of twenty", () => Search(agent, "muatan 07 kunjungan"));
        yield return ("search: two letters", () => Search(agent, "ku"));
        yield return ("search: part of a number", () => Search(agent, $"{today.AddDays(-8):yyMM}-0000"));
        yield return ("search: nothing", () => Search(agent, "kunjungan tidakada"));
        yield return ("search: a client, a word of every request", () => Search(client, "kunjungan"));
        yield return ("search: a supervisor, a word of every request", () => Search(supervisor, "sudah diterima"));
        yield return ("my requests", () => app.GetRequiredService<MyRequests>().For(client, cancellationToken));
        yield return ("notifications", () => app.GetRequiredService<MyNotifications>().For(agent, 20, cancellationToken: cancellationToken));

        yield return ("activity: 14 days", () => app.GetRequiredService<ActivityHistory>().For(admin, cancellationToken));
        yield return ("activity: events", () => Events(new()));
        yield return ("activity: events of a branch", () => Events(new(Branch: "PKU")));
        yield return ("activity: events of a person", () => Events(new(Actor: "Supervisor 3")));
        yield return ("audit", () => Audit(new()));
        yield return ("audit: a common type", () => Audit(new(Type: "T02")));
        yield return ("audit: a rare type", () => Audit(new(Type: "T20")));
        yield return ("audit: a person", () => Audit(new(Actor: "Supervisor 3")));
        yield return ("audit: a person who did nothing", () => Audit(new(Actor: "Gerbang")));
        yield return ("audit: a day long ago", () => Audit(new(From: today.AddDays(-15), To: today.AddDays(-15))));
        yield return ("audit: a person and type on a day long ago", () => Audit(new(From: today.AddDays(-15), To: today.AddDays(-15), Actor: "Supervisor 3", Type: "T12")));
        yield return ("audit: a ticket", () => Audit(new(Ticket: $"BDG-{today.AddDays(-8):yyMM}-00001")));
        yield return ("audit: a branch's month", () => Audit(new(Ticket: $"BDG-{today.AddDays(-8):yyMM}")));
        yield return ("register of a day, as on the page", () => app.GetRequiredService<RequestRegister>().For(admin, new ReportFilter(today.AddDays(-9), today.AddDays(-9)), TimeZoneInfo.Utc, cancellationToken));
        yield return ("companies", () => app.GetRequiredService<CompanyDetail>().All(admin, cancellationToken));

        yield return ("ticket board, whole", () => app.GetRequiredService<IBoardSource<TicketRow>>().ReadAll(cancellationToken));
        yield return ("ticket board, versions", () => app.GetRequiredService<IBoardSource<TicketRow>>().ReadVersions(cancellationToken));
        yield return ("permit board, whole", () => app.GetRequiredService<IBoardSource<PermitRow>>().ReadAll(cancellationToken));
        yield return ("permit board, versions", () => app.GetRequiredService<IBoardSource<PermitRow>>().ReadVersions(cancellationToken));
        yield return ("timed work, nothing due", () => app.GetRequiredService<TimedWork>().DoWhatIsDue(cancellationToken));

        yield return ("take", () => app.GetRequiredService<TakeNext>().Run(Taker(), cancellationToken));
        yield return ("reply", () => app.GetRequiredService<PostMessage>().Run(people.Clients[0].Id, InReview(), Visibility.Public, "Sudah kami lengkapi, mohon diperiksa kembali.", cancellationToken: cancellationToken));
        yield return ("draft", async () => await app.GetRequiredService<CreateRequest>().Run(people.Clients[0].Id, people.Tenants[0].Id, "CBT", Channel.Portal, cancellationToken: cancellationToken));
    }

    // Nobody may have more than five in review; a run before this one may have left some there.
    private Guid Taker()
    {
        if (_takes is null)
        {
            Guid?[] takers = [.. people.Takers.Select(taker => (Guid?)taker.Id)];
            using var db = app.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContext();
            _takes = db.Tickets.Count(row => takers.Contains(row.OwnerId));
        }

        return people.Takers[(_takes++).Value / SeedPeople.TakesEach].Id;
    }

    private Guid InReview()
    {
        if (_inReview is { } known)
        {
            return known;
        }

        using var db = app.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContext();
        var client = people.Clients[0].Id;
        return (_inReview = db.Tickets.Where(row => row.RequesterId == client && row.State == TicketState.InReview).Select(row => row.Id).First()).Value;
    }

    private Guid Next(IReadOnlyList<Guid> ids) => ids[_turn++ % ids.Count];

    private Task Search(Actor reader, string text) => app.GetRequiredService<TicketSearch>().For(reader, text, cancellationToken);

    private Task Events(StreamFilter filter) => app.GetRequiredService<EventStream>().For(people.Admin.ToActor(), filter, cancellationToken);

    private Task Audit(AuditFilter filter) => app.GetRequiredService<AuditList>().For(people.Admin.ToActor(), filter, cancellationToken: cancellationToken);
}
