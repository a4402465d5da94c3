using Kalapa.Domain;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.Tests.Support;

/// <summary>Leads a support request through its life by its own verbs. Says only what a test is about; the clock moves when told to.</summary>
internal sealed class SupportBuilder
{
    private readonly QueueCounter _counter = new();

    public SupportBuilder(SupportDetails? details = null)
    {
        Request = SupportRequest.Create(
            Guid.CreateVersion7(), Actors.Requester, Actors.Requester.UserId, Requests.Nusantara().Id, "CBT", Channel.Portal, Now);
        Request.Write(details ?? Fault, "CBT");
    }

    /// <summary>A fault as most are filed.</summary>
    public static SupportDetails Fault { get; } = new()
    {
        Title = "Server tidak menyala",
        Category = "POWER.OUTAGE",
        Impact = Impact.OneDevice,
        Zone = "DH1",
        Rack = "R12",
        Description = "Lampu daya mati sejak pagi.",
    };

    public SupportRequest Request { get; }

    public DateTimeOffset Now { get; private set; } = Requests.Now;

    /// <summary>A request that came to <paramref name="state"/> on the shortest way.</summary>
    public static SupportBuilder InState(TicketState state) => state switch
    {
        TicketState.Draft => new SupportBuilder(),
        TicketState.Queued => InState(TicketState.Draft).Submit(),
        TicketState.InReview => InState(TicketState.Queued).Take(),
        TicketState.Returned => InState(TicketState.InReview).Ask(),
        TicketState.AtBranch => InState(TicketState.InReview).HandOn(),
        TicketState.AwaitingVisit => InState(TicketState.InReview).AwaitVisit(),
        TicketState.Resolved => InState(TicketState.InReview).Resolve(),
        TicketState.Closed => InState(TicketState.Resolved).Do(request => request.Confirm(Actors.Requester, Requests.Now)),
        TicketState.Lapsed => InState(TicketState.Returned).After(SupportRequest.AnswerTime).Lapse(),
        TicketState.Cancelled => InState(TicketState.Queued).Do(request => request.Cancel(Actors.Requester, "Not needed", Requests.Now)),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public SupportBuilder At(int hour, int minute) => After(Requests.Now.Date.AddHours(hour).AddMinutes(minute) - Now.DateTime);

    public SupportBuilder After(TimeSpan wait)
    {
        Now += wait;
        return this;
    }

    public SupportBuilder Submit() => Do(request => request.Submit(Actors.Requester, Requests.Cibitung(), Requests.Nusantara(), SupportCatalogue.Default, _counter.Next(Now), TicketBuilder.Number, Now));

    public SupportBuilder Take(Actor? agent = null) => Do(request => request.TakeBy(agent ?? Actors.Agent, 0, Now));

    public SupportBuilder Ask() => Do(request => request.AskClient(Actors.Agent, "Which rack?", Now));

    public SupportBuilder Answer() => Do(request => request.Answer(Actors.Requester, "R12", () => _counter.Next(Now), Now));

    public SupportBuilder HandOn() => Do(request => request.HandOn(Actors.Agent, "Look at the PDU of R12.", Now));

    public SupportBuilder EndJob(bool isDone = true) => Do(request => request.EndJob(Actors.Supervisor, isDone, "The breaker was off.", Now));

    public SupportBuilder AwaitVisit() => Do(request => request.AwaitVisit(Actors.Agent, Guid.CreateVersion7(), Now));

    public SupportBuilder EndVisit() => Do(request => request.EndVisit("Closed", Now));

    public SupportBuilder Resolve() => Do(request => request.Resolve(Actors.Agent, SupportOutcome.Fixed, "A breaker", "It is on again.", Now));

    public SupportBuilder NotSolved() => Do(request => request.NotSolved(Actors.Requester, "It is off again.", () => _counter.Next(Now), Now));

    public SupportBuilder Lapse() => Do(request => request.Lapse(Now));

    public SupportBuilder Do(Action<SupportRequest> command)
    {
        command(Request);
        return this;
    }
}
