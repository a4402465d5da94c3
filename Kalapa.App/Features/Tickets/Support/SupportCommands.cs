using Kalapa.App.Features.Tickets.Review;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>Leads each button that a support request alone has to its verb; those that all kinds have are <see cref="TicketCommands"/>'.</summary>
public sealed class SupportCommands(
    AskSupportClient ask, AnswerSupport answer, HandOnTicket handOn, NeedVisit needVisit, TakeBackVisit takeBack,
    ResolveSupport resolve, ConfirmSupport confirm, ReportNotSolved notSolved)
{
    /// <summary>True when <paramref name="action"/> is done here.</summary>
    public static bool Has(TicketAction action) => action is TicketAction.AskClient or TicketAction.Answer or TicketAction.HandOn
        or TicketAction.NeedVisit or TicketAction.TakeBack or TicketAction.Resolve or TicketAction.Confirm or TicketAction.NotSolved;

    /// <exception cref="Kalapa.Domain.RuleBroken">What the verb says.</exception>
    public Task Run(Guid? userId, Guid ticketId, long seen, TicketCommand command) => command.Action switch
    {
        TicketAction.AskClient => ask.Run(userId, ticketId, seen, command.Text),
        TicketAction.Answer => answer.Run(userId, ticketId, seen, command.Text),
        TicketAction.HandOn => handOn.Run(userId, ticketId, seen, command.Text),
        TicketAction.NeedVisit => needVisit.Run(userId, ticketId, seen, command.IsEmergency),
        TicketAction.TakeBack => takeBack.Run(userId, ticketId, seen, command.Text),
        TicketAction.Resolve => resolve.Run(userId, ticketId, seen, command.Outcome, command.Cause, command.Text),
        TicketAction.Confirm => confirm.Run(userId, ticketId, seen),
        TicketAction.NotSolved => notSolved.Run(userId, ticketId, seen, command.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.Action, "No button of a support request."),
    };
}
