using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Data.Startup;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Integrity;

/// <summary>
/// Holds a whole database, and the files it names, against the rules of the specification (section 7). It reads one consistent state in
/// pages, so it may run beside the server and on a database of any size; it writes nothing.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="startup">How it is read while others write.</param>
internal sealed class DataCheck(IDbContextFactory<KalapaDbContext> contexts, DatabaseStartup startup)
{
    private const int Page = 200;

    private static readonly (string Rule, string Sentence, Func<TicketDossier, IEnumerable<Finding>> Look)[] Rules =
    [
        ("1", "No permit without a decision whose hash equals the ticket's content", TicketRules.PermitHasItsDecision),
        ("2", "The decider is never requester, creator, owner or visitor", TicketRules.DeciderIsNobodyElse),
        ("3", "The place in line changes only at T02, T09 and T25", TicketRules.PlaceChangesOnlyWhereItMay),
        ("4", "At most one owner", TicketRules.OneOwnerAtMost),
        ("5", "Time segments add up to the lifetime", TicketRules.SegmentsAddUp),
        ("6", "Internal messages stay with staff", TicketRules.InternalStaysInside),
        ("7", "A code opens nothing unless open, in its window, at its branch", GateRules.CodesOpenOnlyWhenTheyMay),
        ("8", "Nobody goes out more often than in", GateRules.ComingsAndGoingsAgree),
        ("9", "Admin appears in no claim and no decision", TicketRules.AdminsStayOut),
        ("10", "Clients ask, write and are told of their own company's tickets only", TicketRules.ClientsSeeTheirOwn),
        ("11", "A draft is known to its requester and creator alone", TicketRules.DraftsStayPrivate),
        ("12", "Nobody is inside twice", GateRules.InsideIsNoneOrOne),
        ("13", "A support request has no papers, no approval and no permit of its own", TicketRules.KindsStayApart),
        ("ratings", "Only its requester rates a ticket, once it is closed", TicketRules.RatedByItsRequester),
        ("record", "Ticket and permit stand where the record says", TicketRules.RecordAgrees),
        ("search", "Each request is found by its words", TicketRules.WordsAgree),
        ("papers", "Each paper's file belongs to its ticket", TicketRules.PapersHaveTheirFiles),
    ];

    /// <summary>Every rule with what it found.</summary>
    /// <param name="files">The files beside the database.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RuleResult>> Run(FileCheck files, CancellationToken cancellationToken)
    {
        var results = Rules.Select(rule => new Tally(rule.Rule, rule.Sentence)).ToList();
        var issues = new Tally("16", "Each ticket of a known issue that is over was resolved once, or is named");
        var named = new Tally("15", "A request names no device of another company");
        var rows = new Tally("rows", "No row belongs to a ticket or permit that is not there");
        var index = new Tally("index", "The database's index finds what its rows say");
        var devices = new Tally("devices", "The device register equals the gate's ticks");
        var queue = new Tally("queue", "Places and numbers are given out once");
        var standings = new Tally("standing", "A company's standing goes with its contract; a prospect files one site tour at a time");
        var kept = new Tally("kept", "Contacts, notes, follow-ups and announcements are whole and belong to a company");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await using (await db.Database.BeginTransactionAsync(startup.Snapshot, cancellationToken))
        {
            var accounts = await Accounts(db, cancellationToken);
            var clocks = (await db.Branches.ToListAsync(cancellationToken)).ToDictionary(branch => branch.Code, branch => branch.Clock);
            var ids = await db.Tickets.OrderBy(ticket => ticket.Id).Select(ticket => ticket.Id).ToListAsync(cancellationToken);
            foreach (var page in ids.Chunk(Page))
            {
                index.Add(await Indexed(db, page[0], cancellationToken));
                var dossiers = (await Dossiers(db, page, clocks, accounts, cancellationToken)).ToList();
                named.Add(await DeviceRules.NamedByItsCompany(db, dossiers.Select(dossier => dossier.Ticket).OfType<SupportRequest>(), cancellationToken));
                foreach (var dossier in dossiers)
                {
                    foreach (var (rule, tally) in Rules.Zip(results))
                    {
                        tally.Add(rule.Look(dossier));
                    }
                }
            }

            issues.Add(await KnownIssueRules.EachTicketOnceOrNamed(db, Page, cancellationToken));
            rows.Add(await Strays(db, cancellationToken));
            devices.Add(await DeviceRules.RegisterEqualsTicks(db, cancellationToken));
            queue.Add(await Counters(db, cancellationToken));
            standings.Add(await CompanyRules.StandingsAgree(db, cancellationToken));
            kept.Add(await CompanyRules.KeptRowsAreWhole(db, cancellationToken));
            await files.Read(db, cancellationToken);
        }

        return [.. results.Append(named).Append(issues).Append(index).Append(rows).Append(devices).Append(queue).Append(standings).Append(kept).Select(tally => tally.Result), .. await files.Look(contexts, cancellationToken)];
    }

    private static async Task<AccountFile> Accounts(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var changes = await db.AuditEvents.Where(row => row.Type == "account.changed").ToListAsync(cancellationToken);
        return new(
            await db.Users.ToDictionaryAsync(user => user.Id, cancellationToken),
            changes.Where(row => row.Values.ContainsKey("role.changed") || row.Values.ContainsKey("company.changed"))
                .Select(row => Guid.TryParse(row.Values.GetValueOrDefault("account"), out var id) ? id : Guid.Empty).ToHashSet(),
            await db.People.Where(person => person.UserId != null).ToDictionaryAsync(person => person.Id, person => person.UserId!.Value, cancellationToken));
    }

    private static async Task<IEnumerable<TicketDossier>> Dossiers(
        KalapaDbContext db, Guid[] ids, Dictionary<string, TimeZoneInfo> clocks, AccountFile accounts, CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.Include(row => ((PermitRequest)row).Documents).Include(row => ((PermitRequest)row).Approvals).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var ofSupport = db.Set<TicketDocument>().Where(row => ids.Contains(row.TicketId)).Select(row => row.TicketId)
            .Concat(db.Set<Approval>().Where(row => ids.Contains(row.TicketId)).Select(row => row.TicketId))
            .Where(id => db.SupportRequests.Any(request => request.Id == id)).Distinct();
        var permits = await db.Permits.Include(row => row.People).Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => row.TicketId, cancellationToken);
        Guid[] permitIds = [.. permits.Values.Select(permit => permit.Id)];
        var segments = (await db.TimeSegments.Where(row => ids.Contains(row.TicketId)).OrderBy(row => row.Start).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
        var record = (await db.AuditEvents.Where(row => row.TicketId != null && ids.Contains(row.TicketId.Value)).OrderBy(row => row.Seq).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId!.Value);
        var gate = (await db.GateEvents.Where(row => row.PermitId != null && permitIds.Contains(row.PermitId.Value)).OrderBy(row => row.At).ToListAsync(cancellationToken)).ToLookup(row => row.PermitId!.Value);
        var messages = (await db.Messages.Where(row => ids.Contains(row.TicketId)).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
        var attachments = (await db.Attachments.Where(row => ids.Contains(row.TicketId)).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId);
        var told = (await db.Notifications.Where(row => row.TicketId != null && ids.Contains(row.TicketId.Value)).ToListAsync(cancellationToken)).ToLookup(row => row.TicketId!.Value);
        var ratings = await db.Ratings.Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => row.TicketId, cancellationToken);
        var strangers = await ofSupport.ToListAsync(cancellationToken);
        var texts = await db.TicketTexts.Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => row.TicketId, cancellationToken);
        return tickets.Select(ticket =>
        {
            var permit = permits.GetValueOrDefault(ticket.Id);
            return new TicketDossier(ticket, permit, [.. segments[ticket.Id]], [.. record[ticket.Id]], permit is null ? [] : [.. gate[permit.Id]],
                [.. messages[ticket.Id]], [.. attachments[ticket.Id]], [.. told[ticket.Id]], texts.GetValueOrDefault(ticket.Id), clocks[ticket.BranchCode], accounts)
            {
                HasPapersOfAPermit = strangers.Contains(ticket.Id),
                Rating = ratings.GetValueOrDefault(ticket.Id),
            };
        });
    }

    /// <summary>Rows that lean on a ticket or a permit without a foreign key to hold them.</summary>
    private static async Task<IEnumerable<Finding>> Strays(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        await Count("attachments", db.Attachments.Select(row => (Guid?)row.TicketId));
        await Count("messages", db.Messages.Select(row => (Guid?)row.TicketId));
        await Count("time segments", db.TimeSegments.Select(row => (Guid?)row.TicketId));
        await Count("moved places", db.PlaceMoves.Select(row => (Guid?)row.TicketId));
        await Count("notifications", db.Notifications.Where(row => row.TicketId != null).Select(row => row.TicketId));
        var lines = db.GateEvents.Where(row => row.PermitId != null);
        var lost = await lines.CountAsync(row => !db.Permits.Any(permit => permit.Id == row.PermitId), cancellationToken);
        found.AddRange(Enumerable.Repeat(new Finding("gate events", null), await lines.CountAsync(cancellationToken) - lost));
        found.AddRange(Enumerable.Repeat(new Finding("gate events", "a line of no permit"), lost));
        return found;

        async Task Count(string table, IQueryable<Guid?> owners)
        {
            var strays = await owners.CountAsync(id => !db.Tickets.Any(ticket => ticket.Id == id), cancellationToken);
            found.AddRange(Enumerable.Repeat(new Finding(table, null), await owners.CountAsync(cancellationToken) - strays));
            found.AddRange(Enumerable.Repeat(new Finding(table, "a row of no ticket"), strays));
        }
    }

    /// <summary>One request of each page, asked of the index itself by its key.</summary>
    private static async Task<IEnumerable<Finding>> Indexed(KalapaDbContext db, Guid ticketId, CancellationToken cancellationToken)
    {
        var text = await db.TicketTexts.SingleOrDefaultAsync(row => row.TicketId == ticketId, cancellationToken);
        return text is null ? [] : [new($"request {ticketId}", await db.IsIndexed(text, cancellationToken) ? null : "the index does not find it by the words of its row")];
    }

    private static async Task<IEnumerable<Finding>> Counters(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var counter = await db.QueueCounters.SingleOrDefaultAsync(row => row.Id == QueueCounter.TheOne, cancellationToken);
        var highest = await db.Tickets.MaxAsync(row => row.QueueSeq, cancellationToken) ?? 0;
        var twice = await db.Tickets.Where(row => row.QueueSeq != null).GroupBy(row => row.QueueSeq).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(cancellationToken);
        return
        [
            new("counter", counter is null ? "the queue's row is missing" : counter.LastSeq < highest ? $"{highest} was given out, and the counter stands at {counter.LastSeq}" : null),
            .. twice.Select(seq => new Finding($"place {seq}", "was given out twice")),
        ];
    }

    /// <summary>Counts what is well, keeps what is not.</summary>
    private sealed class Tally(string rule, string sentence)
    {
        private readonly List<Finding> _faults = [];
        private int _rows;

        public RuleResult Result => new(rule, sentence, _rows, _faults);

        public void Add(IEnumerable<Finding> findings)
        {
            foreach (var finding in findings)
            {
                _rows++;
                if (finding.Fault is not null)
                {
                    _faults.Add(finding);
                }
            }
        }
    }
}
