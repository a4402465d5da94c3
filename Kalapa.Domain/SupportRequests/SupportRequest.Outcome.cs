using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.SupportRequests;

/// <summary>How it ends: the owner says solved, the client says whether it is.</summary>
public sealed partial class SupportRequest
{
    /// <summary>U09: the client's clock runs, and the owner stays named.</summary>
    /// <param name="actor">The owner.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="cause">Why it happened; may be empty.</param>
    /// <param name="text">What the client reads.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>resolve.text-missing</c>.</exception>
    public void Resolve(Actor actor, SupportOutcome outcome, string cause, string text, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Resolve);
        (text, cause) = (DemandText(text, "resolve.text-missing"), DemandShort(cause, Message.MaxLength));
        (Outcome, Cause, Solution) = (outcome, cause, text);
        Move(TicketAction.Resolve, actor, now, ("outcome", $"{outcome}"), ("cause", Cause.Length > 0 ? Cause : null), ("solution", Solution));
        Deadline = now + AnswerTime;
    }

    /// <summary>U10: it is over; a client who stays silent says so by it.</summary>
    /// <param name="actor">The requester, or Kalapa after <see cref="AnswerTime"/>.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>confirm.not-due</c>: Kalapa says so too early.</exception>
    public void Confirm(Actor actor, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Confirm);
        Demand(actor.Role != Role.System || Deadline <= now, "confirm.not-due");
        Move(TicketAction.Confirm, actor, now);
        Deadline = null;
    }

    /// <summary>
    /// U11: back in line by the credit rule, so that it stands before everyone whose place is later (always true 14); from the third time on at
    /// the end. <paramref name="stamp"/> is used only there.
    /// </summary>
    /// <exception cref="RuleBroken"><c>not-solved.reason-missing</c>.</exception>
    public void NotSolved(Actor actor, string reason, Func<QueueStamp> stamp, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.NotSolved);
        reason = DemandText(reason, "not-solved.reason-missing");
        NotSolvedCount++;
        RejoinQueue(TicketAction.NotSolved, actor, Lane, NotSolvedCount, keepsPlace: false, stamp, now, ("reason", reason));
        (Outcome, Cause) = (null, "");
    }
}
