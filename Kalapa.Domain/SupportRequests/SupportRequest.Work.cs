using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.SupportRequests;

/// <summary>What the owner does with it: asks the client, hands it to the branch, waits for a visit.</summary>
public sealed partial class SupportRequest
{
    /// <summary>U01: a question to the client; nobody owns it until the answer is there.</summary>
    /// <exception cref="RuleBroken"><c>ask.question-missing</c>.</exception>
    public void AskClient(Actor actor, string question, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.AskClient);
        question = DemandText(question, "ask.question-missing");
        HandBack(TicketAction.AskClient, actor, now + AnswerTime, now, ("question", question));
        ReturnCount++;
    }

    /// <summary>U02: back in line by the credit rule. <paramref name="stamp"/> is used only at the end of the line.</summary>
    /// <exception cref="RuleBroken"><c>answer.missing</c>.</exception>
    public void Answer(Actor actor, string answer, Func<QueueStamp> stamp, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.Answer);
        answer = DemandText(answer, "answer.missing");
        RejoinQueue(TicketAction.Answer, actor, Lane, ReturnCount, keepsPlace: false, stamp, now, ("answer", answer));
    }

    /// <summary>U04: the branch's people do something; the owner stays.</summary>
    /// <exception cref="RuleBroken"><c>hand-on.instruction-missing</c>.</exception>
    public void HandOn(Actor actor, string instruction, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.HandOn);
        Instruction = DemandText(instruction, "hand-on.instruction-missing");
        Move(TicketAction.HandOn, actor, now, ("instruction", Instruction));
    }

    /// <summary>U05: back to the owner; to the old place in line when nobody owns it.</summary>
    /// <param name="actor">A supervisor of the branch.</param>
    /// <param name="isDone">False when it could not be done.</param>
    /// <param name="note">What was done, or why not.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleBroken"><c>job.note-missing</c>.</exception>
    public void EndJob(Actor actor, bool isDone, string note, DateTimeOffset now)
    {
        var action = isDone ? TicketAction.JobDone : TicketAction.JobNotPossible;
        Lifecycle.Next(State, action);
        note = DemandText(note, "job.note-missing");
        GoOn(action, actor, now, ("note", note), ("job", $"{action}"));
    }

    /// <summary>U06: <paramref name="visitId"/> was made for it and waits for the client to send it.</summary>
    public void AwaitVisit(Actor actor, Guid visitId, DateTimeOffset now)
    {
        Move(TicketAction.NeedVisit, actor, now, ("visit", $"{visitId}"));
        VisitId = visitId;
    }

    /// <summary>U07: the visit came to its end; back to the owner, or to the old place in line when nobody owns it.</summary>
    /// <param name="ending">The state in which the visit's request or permit ended, for the record.</param>
    /// <param name="now">The instant.</param>
    public void EndVisit(string ending, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.VisitEnded);
        GoOn(TicketAction.VisitEnded, Actor.Kalapa, now, ("visit", $"{VisitId}"), ("ending", ending));
        VisitId = null;
    }

    /// <summary>U08: the owner goes on without the visit.</summary>
    /// <exception cref="RuleBroken"><c>take-back.no-owner</c>: whoever wants to go on adopts it first (T30); <c>take-back.reason-missing</c>.</exception>
    public void TakeBack(Actor actor, string reason, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.TakeBack);
        Demand(OwnerId is not null, "take-back.no-owner");
        Move(TicketAction.TakeBack, actor, now, ("reason", DemandText(reason, "take-back.reason-missing")), ("visit", $"{VisitId}"));
        VisitId = null;
    }

    private void GoOn(TicketAction action, Actor actor, DateTimeOffset now, params (string Key, string? Value)[] values)
    {
        if (OwnerId is not null)
        {
            Move(action, actor, now, values);
            GiveBack(now);
            return;
        }

        RejoinQueue(TicketAction.Requeue, actor, Lane, returns: 0, keepsPlace: true, () => throw new InvalidOperationException("The old place is kept."), now, values);
    }
}
