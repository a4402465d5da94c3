using Kalapa.App.Account;
using Kalapa.App.Features.Attachments;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Tickets;

/// <summary>One request as the company that asks for it follows it.</summary>
public sealed partial class RequestPage : LiveComponent
{
    private Actor? _actor;
    private PermitRequestView? _view;
    private TicketAction? _action;
    private PermitRequestView? _opened;
    private string? _problem;
    private bool _leaving;
    private volatile bool _inLine;
    private IDisposable? _line;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private TicketDetail Detail { get; set; } = default!;

    [Inject]
    private TicketCommands Commands { get; set; } = default!;

    [Inject]
    private PostMessage PostMessage { get; set; } = default!;

    [Inject]
    private MessageFiles MessageFiles { get; set; } = default!;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RequestPageWords> Words { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TicketPageWords> Shared { get; set; } = default!;

    /// <summary>Which request.</summary>
    [Parameter]
    public Guid Id { get; set; }

    protected override object? WatchedKey => Id;

    private string FormAddress => $"/permintaan/{Id}/isi";

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        // Whoever waits in line moves when others do; no more of them is learnt than that.
        _line?.Dispose();
        _line = Updates.Subscribe(_ => _inLine, changed, LiveUpdates.TileGap);
        return Updates.Subscribe(change => change.TicketId == id, changed);
    }

    protected override async Task ReloadAsync()
    {
        _actor = await Current.Read();
        var read = await Detail.For(_actor, Id);
        _leaving = read is SupportView;
        if (_leaving)
        {
            Navigator.NavigateTo($"/bantuan/{Id}", replace: true);
        }

        _view = read as PermitRequestView;
        _inLine = _view?.Place is not null;
    }

    protected override void Dispose(bool disposing) => _line?.Dispose();

    private bool MayPost(TicketView view) => view.State != TicketState.Draft && Access.Allows(_actor, Operation.PostPublic, view.Subject);

    private void Open(TicketAction action) => (_action, _opened, _problem) = (action, _view, null);

    private async Task RunAsync(TicketCommand command)
    {
        var done = await Runner.RunAsync(() => Commands.Run(Current.UserId, Id, TicketKind.Permit, _opened!.Version, command), Shared[$"Done.{command.Action}"]);
        await ReadAsync();
        // What was typed stays in the dialog; the next press speaks of the request as it is now.
        (_problem, _opened) = (Runner.Problem, _view);
        if (done)
        {
            (_action, _problem) = (null, null);
        }
    }

    private Task<bool> TakeBackAsync(Guid file) => Runner.RunAsync(() => MessageFiles.TakeBack(Current.UserId, Id, file));

    private async Task<bool> SendAsync(OutgoingMessage message)
    {
        var sent = await Runner.RunAsync(() => PostMessage.Run(Current.UserId, Id, message.Audience, message.Text, message.Files));
        await ReadAsync();
        StateHasChanged();
        return sent;
    }
}
