using Kalapa.Domain.Papers;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>The owner's part: judge the papers, return, mend slips.</summary>
public sealed partial class PermitRequest
{
    /// <summary>
    /// The owner's verdict on a paper. A paper that is not there can only be named missing, and a waiver is the supervisor's to grant or refuse.
    /// </summary>
    /// <exception cref="RuleBroken"><c>paper.reason-missing</c>; <c>paper.not-there</c>; <c>paper.waiver</c>; <c>paper.verdict</c>.</exception>
    public void JudgePaper(Actor actor, PaperSlot slot, Verdict verdict, ReasonCode? reason, string note, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.JudgePaper);
        Judge(actor, slot, verdict, reason, note, now);
        Move(TicketAction.JudgePaper, actor, now, JudgementValues(slot, verdict, reason));
    }

    /// <summary>T08: ReturnCount + 1, the client's clock runs, the owner is free.</summary>
    /// <returns>The failed papers, for the message to the client.</returns>
    /// <exception cref="RuleBroken"><c>return.nothing-failed</c>.</exception>
    public IReadOnlyList<TicketDocument> ReturnForCompletion(Actor actor, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.ReturnForCompletion);
        TicketDocument[] failed = [.. CurrentDocuments.Where(document => document.Verdict == Verdict.Rejected)];
        Demand(failed.Length > 0, "return.nothing-failed");
        HandBack(TicketAction.ReturnForCompletion, actor, DueBack(now), now, ("papers", string.Join(", ", failed.Select(paper => paper.Requirement))));
        ReturnCount++;
        return failed;
    }

    /// <summary>T26: phone, zones, racks, and slips of at most <see cref="TitleEdits"/> characters in the client's title.</summary>
    /// <exception cref="RuleBroken"><c>correct.title</c>, naming the limit; <c>correct.nothing</c>; <c>submit.required</c>.</exception>
    public void CorrectDetails(
        Actor actor, string title, string phone, IReadOnlyList<string> zones, string racks, DateTimeOffset now)
    {
        Lifecycle.Next(State, TicketAction.CorrectDetails);
        (title, phone, racks) = (TypedText.Line(title), TypedText.Digits(phone), TypedText.Line(racks));
        Demand(title.Length > 0, "submit.required", "Title");
        Demand(zones.Count > 0, "submit.required", "Zones");
        Demand(EditDistance.Between(SubmittedTitle, title) <= TitleEdits, "correct.title", TitleEdits);
        (string Field, string Old, string New)[] fields =
        [
            ("Title", Content.Title, title),
            ("ContactPhone", Content.ContactPhone, phone),
            ("Zones", string.Join(", ", Content.Zones), string.Join(", ", zones)),
            ("Racks", Content.Racks, racks),
        ];
        var changes = fields.Where(field => field.Old != field.New).ToArray();
        Demand(changes.Length > 0, "correct.nothing");
        Content = Content with { Title = title, ContactPhone = phone, Zones = zones, Racks = racks };
        Revision++;
        Move(TicketAction.CorrectDetails, actor, now, [.. changes.Select(change => (change.Field, (string?)$"{change.Old} → {change.New}"))]);
    }
}
