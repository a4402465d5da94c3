using Kalapa.Domain;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Tests.Support;

/// <summary>Leads a ticket through its life by its own verbs. Says only what a test is about; the clock moves when told to.</summary>
internal sealed class TicketBuilder
{
    public const string Number = "CBT-2607-00042-7";

    private readonly QueueCounter _counter = new();

    public TicketBuilder(RequestContent? content = null, Actor? author = null)
    {
        Ticket = PermitRequest.Create(
            Guid.CreateVersion7(), author ?? Actors.Requester, Actors.Requester.UserId, SubmissionContext.Tenant.Id, "CBT", Channel.Portal, Now);
        Ticket.Write(content ?? Requests.Work(), "CBT");
    }

    public PermitRequest Ticket { get; }

    public SubmissionContext SubmissionContext { get; } = new(Requests.Cibitung(), Requests.Nusantara(), PermitCatalogue.Default);

    public DateTimeOffset Now { get; private set; } = Requests.Now;

    /// <summary>A ticket that came to <paramref name="state"/> on the shortest way.</summary>
    public static TicketBuilder InState(TicketState state) => state switch
    {
        TicketState.Draft => new TicketBuilder().Supply("D01", "D02"),
        TicketState.Queued => InState(TicketState.Draft).Submit(),
        TicketState.InReview => InState(TicketState.Queued).Take(),
        TicketState.Returned => InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").Return(),
        TicketState.Escalated => InState(TicketState.InReview).Judge(Verdict.Accepted, "D01", "D02").Escalate(),
        TicketState.Clarifying => InState(TicketState.Escalated).Ask(),
        TicketState.Approved => InState(TicketState.Escalated).Decide(Outcome.Approved),
        TicketState.Rejected => InState(TicketState.Escalated).Decide(Outcome.Rejected),
        TicketState.Cancelled => InState(TicketState.Queued).Cancel(),
        TicketState.Lapsed => InState(TicketState.Returned).After(PermitRequest.ReturnTime).Lapse(),
        TicketState.Closed => InState(TicketState.Approved).Close(),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>A ticket of risk class 4 that awaits its two decisions.</summary>
    public static TicketBuilder HighRisk()
    {
        var builder = new TicketBuilder(Requests.HighRisk());
        var papers = builder.SubmissionContext.Catalogue.Checklist(builder.Ticket.Content).Where(line => line is { Need: Need.Mandatory, InForm: false }).Select(line => line.Slot).ToList();
        builder.Do(ticket => papers.ForEach(paper => ticket.Supply(Actors.Requester, paper, Guid.CreateVersion7(), null, Requests.Now))).Submit().Take();
        return builder.Do(ticket => papers.ForEach(paper => ticket.JudgePaper(Actors.Agent, paper, Verdict.Accepted, null, "", Requests.Now))).Escalate();
    }

    public TicketBuilder At(int hour, int minute) => After(Requests.Now.Date.AddHours(hour).AddMinutes(minute) - Now.DateTime);

    public TicketBuilder After(TimeSpan wait)
    {
        Now += wait;
        return this;
    }

    public TicketBuilder Supply(params IEnumerable<string> papers) =>
        Do(ticket => papers.ToList().ForEach(paper => ticket.Supply(Actors.Requester, new(paper), Guid.CreateVersion7(), null, Now)));

    public TicketBuilder AskWaiver(string paper, string reason = "The notary is closed") =>
        Do(ticket => ticket.AskWaiver(Actors.Requester, new(paper), reason, Now));

    public TicketBuilder Submit() => Submit(_counter.Next(Now));

    public TicketBuilder Submit(QueueStamp stamp) => Do(ticket => ticket.Submit(Actors.Requester, SubmissionContext, stamp, Number, Now));

    public TicketBuilder Edit(Func<RequestContent, RequestContent> edit) =>
        Do(ticket => ticket.EditReturned(Actors.Requester, edit(ticket.Content), ["Window"], Now));

    /// <summary>The next day's worth of work, two days from now.</summary>
    public TicketBuilder ChooseNewWindow() => Edit(content => content with { Window = new(Now.AddDays(2), Now.AddDays(2).AddHours(8)) });

    public TicketBuilder Resubmit() => Do(ticket => ticket.Resubmit(Actors.Requester, SubmissionContext, () => _counter.Next(Now), Now));

    public TicketBuilder Take(Actor? agent = null, int inReview = 0) => Do(ticket => ticket.TakeBy(agent ?? Actors.Agent, inReview, Now));

    public TicketBuilder Judge(Verdict verdict, params IEnumerable<string> papers) =>
        Do(ticket => papers.ToList().ForEach(paper => ticket.JudgePaper(
            Actors.Agent, new(paper), verdict, verdict == Verdict.Rejected ? ReasonCode.Unsigned : null, "", Now)));

    public TicketBuilder Return() => Do(ticket => ticket.ReturnForCompletion(Actors.Agent, Now));

    /// <summary>One whole round of completion: D01 rejected, replaced and sent in again.</summary>
    public TicketBuilder SentBackAndCompleted(TimeSpan heldByClient) =>
        Take().Judge(Verdict.Rejected, "D01").Return().After(heldByClient).Supply("D01").Resubmit();

    public TicketBuilder Escalate(params IEnumerable<Actor> deciders) => Do(ticket => ticket.Escalate(
        Actors.Agent, SubmissionContext, [.. deciders.DefaultIfEmpty(Actors.Supervisor).Select(decider => new PossibleDecider(decider.UserId))], [], tenantOwesPapers: false, Now));

    /// <summary>A decision on the content as it stands.</summary>
    public Decision Decision(Outcome outcome, Actor? by = null) => new(outcome, Ticket.ContentHash, by ?? Actors.Supervisor, Now)
    {
        Reason = outcome == Outcome.Rejected ? "Not in our plan" : "",
        Conditions = outcome == Outcome.ApprovedWithConditions ? "With an escort" : "",
    };

    public TicketBuilder Decide(Outcome outcome, Actor? by = null) => Decide(Decision(outcome, by));

    public TicketBuilder Decide(Decision decision, params IReadOnlyCollection<Guid> visitorUsers) =>
        Do(ticket => ticket.Decide(decision, SubmissionContext, visitorUsers));

    public TicketBuilder Ask() => Do(ticket => ticket.AskInfo(Actors.Supervisor, "Which rack?", Now));

    public TicketBuilder MissWindow() => Do(ticket => ticket.MissWindow(Now));

    public TicketBuilder Lapse() => Do(ticket => ticket.Lapse(Now));

    public TicketBuilder Cancel() => Do(ticket => ticket.Cancel(Actors.Requester, "Not needed", permitIssued: false, Now));

    public TicketBuilder Close() => Do(ticket => ticket.Close(SubmissionContext.Catalogue, permitIssued: true, Now));

    public TicketBuilder Do(Action<PermitRequest> command)
    {
        command(Ticket);
        return this;
    }
}
