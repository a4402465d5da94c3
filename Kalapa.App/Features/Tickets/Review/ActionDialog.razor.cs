using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Text;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>
/// Asks for what one action needs. It is filled in once, when it opens: a change that arrives meanwhile is told above the
/// fields and touches nothing that was typed.
/// </summary>
public sealed partial class ActionDialog
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private MudDialog? _dialog;
    private IReadOnlyList<Colleague> _colleagues = [];
    private IReadOnlyList<ApproverChoice> _approvers = [];
    private HashSet<string> _zones = [];
    private string _text = "";
    private string _title = "";
    private string _phone = "";
    private string _racks = "";
    private Guid _receiver;
    private CancelCode _code;
    private SupportOutcome? _outcome;
    private string _cause = "";
    private bool _isEmergency;

    /// <summary>What is done.</summary>
    [Parameter, EditorRequired]
    public TicketAction Action { get; set; }

    /// <summary>To what.</summary>
    [Parameter, EditorRequired]
    public required TicketView View { get; set; }

    /// <summary>CS cancels with a code, the requester without.</summary>
    [Parameter]
    public bool NeedsCode { get; set; }

    /// <summary>What changed since it was opened.</summary>
    [Parameter]
    public IReadOnlyList<TicketChange> Changes { get; set; } = [];

    /// <summary>Why the last try failed.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>A verb runs.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Do it.</summary>
    [Parameter]
    public EventCallback<TicketCommand> OnSubmitted { get; set; }

    /// <summary>Leave it.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>True for an action that asks for something before it is done; the others are done at once.</summary>
    public static bool Asks(TicketAction action) => action is not (TicketAction.Escalate or TicketAction.Adopt);

    private bool AsksText => Action is not (TicketAction.Transfer or TicketAction.NameApprover or TicketAction.CorrectDetails or TicketAction.WithdrawToEdit or TicketAction.NeedVisit or TicketAction.Confirm);

    // An emergency keeps its lane; of the two others there is always one to go to.
    private Lane OtherLane => View.Lane == Lane.OnSite ? Lane.Normal : Lane.OnSite;

    private string TextLabel => Action switch
    {
        TicketAction.ReturnForCompletion => "Text.Return",
        TicketAction.Answer => "Text.Answer",
        TicketAction.AskClient => "Text.Question",
        TicketAction.HandOn => "Text.Instruction",
        TicketAction.Resolve => "Text.Solution",
        TicketAction.NotSolved => "Text.NotSolved",
        _ => "Text.Reason",
    };

    private bool IsComplete => (!AsksText || !TypedText.IsBlank(_text)) && Action switch
    {
        TicketAction.Transfer or TicketAction.NameApprover => _receiver != Guid.Empty,
        TicketAction.Resolve => _outcome is not null,
        _ => true,
    };

    protected override async Task OnInitializedAsync()
    {
        if (View is PermitRequestView { Content: var content } request)
        {
            (_title, _phone, _racks, _zones) = (content.Title, content.ContactPhone, content.Racks, [.. content.Zones]);
            if (Action == TicketAction.ReturnForCompletion)
                _text = ReturnMessage.Of(request, Words);
        }

        // An emergency hardly waits for the lead time of ordinary work; the agent may say otherwise.
        _isEmergency = View.Lane == Lane.Emergency;
        if (Action is TicketAction.Transfer or TicketAction.NameApprover)
            await ReadReceiversAsync();
    }

    // Without them there is nothing to ask; the page behind stays as it is.
    private async Task ReadReceiversAsync()
    {
        try
        {
            if (Action == TicketAction.NameApprover)
                _approvers = await Approvers.For(await Current.Read(), View.Id);
            else
                _colleagues = [.. (await Colleagues.Of(View.Branch.Code, View.Kind)).Where(colleague => colleague.Id != View.Subject.OwnerId)];
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Tell(failure);
            await OnClosed.InvokeAsync();
        }
    }

    /// <summary>The window stands outside of this component and would outlive it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_dialog is not null)
            await _dialog.CloseAsync();
    }

    private void Toggle(string zone)
    {
        if (!_zones.Remove(zone))
            _zones.Add(zone);
    }

    private Task SubmitAsync() => OnSubmitted.InvokeAsync(new TicketCommand(Action)
    {
        Text = _text,
        Receiver = _receiver,
        Code = NeedsCode ? _code : null,
        Lane = OtherLane,
        Outcome = _outcome ?? default,
        Cause = _cause,
        IsEmergency = _isEmergency,
        // In the branch's own order, so that an unchanged choice is no change.
        Corrections = new(_title, _phone, ZonesInOrder(), _racks),
    });

    private IReadOnlyList<string> ZonesInOrder() => View is PermitRequestView { Content.Zones: var zones } && _zones.SetEquals(zones)
        ? zones
        : [.. View.Branch.Zones.Select(zone => zone.Code).Where(_zones.Contains)];
}
