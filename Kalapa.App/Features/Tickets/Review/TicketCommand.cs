using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>What somebody asked for with a button of the ticket page, and what was filled in for it.</summary>
/// <param name="Action">The button.</param>
public sealed record TicketCommand(TicketAction Action)
{
    /// <summary>Reason, question, answer or message.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who gets it (T07), or decides on it too (O23).</summary>
    public Guid Receiver { get; init; }

    /// <summary>Why CS cancels (T20).</summary>
    public CancelCode? Code { get; init; }

    /// <summary>Where it goes (T25).</summary>
    public Lane Lane { get; init; }

    /// <summary>The mended details (T26).</summary>
    public Corrections? Corrections { get; init; }

    /// <summary>What came of a support request (U09).</summary>
    public SupportOutcome Outcome { get; init; }

    /// <summary>Why it happened (U09).</summary>
    public string Cause { get; init; } = "";

    /// <summary>The visit cannot wait (U06).</summary>
    public bool IsEmergency { get; init; }

    /// <summary>The verdict (O14, T29).</summary>
    public Judgement? Judgement { get; init; }
}

/// <summary>T26's fields.</summary>
public sealed record Corrections(string Title, string Phone, IReadOnlyList<string> Zones, string Racks);

/// <summary>A verdict on one paper.</summary>
public sealed record Judgement(PaperSlot Slot, Verdict Verdict, ReasonCode? Reason = null, string Note = "");

/// <summary>Leads each button of the ticket page to its verb.</summary>
public sealed class TicketCommands(
    ReleaseTicket release, TransferTicket transfer, JudgePaper judge, ReturnForCompletion back, EscalateTicket escalate,
    Clarify clarify, WithdrawToEdit withdraw, CancelTicket cancel, SetLane lane, CorrectDetails correct, AdoptTicket adopt, NameApprover name, SupportCommands support)
{
    /// <exception cref="Kalapa.Domain.RuleBroken">What the verb says.</exception>
    public Task Run(Guid? userId, Guid ticketId, TicketKind kind, long seen, TicketCommand command) => command.Action switch
    {
        _ when kind == TicketKind.Support && SupportCommands.Has(command.Action) => support.Run(userId, ticketId, seen, command),
        TicketAction.Release => release.Run(userId, ticketId, seen, command.Text),
        TicketAction.Transfer => transfer.Run(userId, ticketId, seen, command.Receiver),
        TicketAction.JudgePaper or TicketAction.JudgeAfterEntry => Judge(userId, ticketId, seen, command.Judgement!),
        TicketAction.ReturnForCompletion => back.Run(userId, ticketId, seen, command.Text),
        TicketAction.Escalate => escalate.Run(userId, ticketId, seen),
        TicketAction.Answer => clarify.Answer(userId, ticketId, seen, command.Text),
        TicketAction.AskClient => clarify.AskClient(userId, ticketId, seen, command.Text),
        TicketAction.WithdrawToEdit => withdraw.Run(userId, ticketId, seen),
        TicketAction.Cancel => cancel.Run(userId, ticketId, seen, command.Code, command.Text),
        TicketAction.SetLane => lane.Run(userId, ticketId, seen, command.Lane, command.Text),
        TicketAction.CorrectDetails => Correct(userId, ticketId, seen, command.Corrections!),
        TicketAction.Adopt => adopt.Run(userId, ticketId),
        TicketAction.NameApprover => name.Run(userId, ticketId, seen, command.Receiver),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.Action, "Done on another page."),
    };

    private Task Judge(Guid? userId, Guid ticketId, long seen, Judgement said) =>
        judge.Run(userId, ticketId, seen, said.Slot, said.Verdict, said.Reason, said.Note);

    private Task Correct(Guid? userId, Guid ticketId, long seen, Corrections to) =>
        correct.Run(userId, ticketId, seen, to.Title, to.Phone, to.Zones, to.Racks);
}
