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

namespace Kalapa.App.Features.Tickets.Support;

/// <summary>One support request as the company that asks follows it.</summary>
public sealed partial class SupportPage : LiveComponent
{
    private Actor? _actor;
    private SupportView? _view;
    private SupportView? _cancelled;
    private string? _problem;
    private ReplyForm? _reply;
    private bool _notSolved;
    private bool _focusReply;
    private bool _leaving;
    private volatile bool _inLine;
    private volatile IReadOnlySet<Guid> _visits = new HashSet<Guid>();
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

    /// <summary>Which request.</summary>
    [Parameter]
    public Guid Id { get; set; }

    protected override object? WatchedKey => Id;

    private bool IsRequester => _view is { } view && view.Subject.RequesterId == _actor?.UserId;

    private bool IsNotSolvedOpen => _notSolved && _view?.Actions.Contains(TicketAction.NotSolved) == true;

    /// <summary>What Kalapa wants to know now.</summary>
    private string? Question => _view is { State: TicketState.Returned } view
        ? view.Timeline.LastOrDefault(happened => happened.Type == "U01")?.Values.GetValueOrDefault("question")
        : null;

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var id = Id;
        // Whoever waits in line moves when others do; no more of them is learnt than that.
        _line?.Dispose();
        _line = Updates.Subscribe(_ => _inLine, changed, LiveUpdates.TileGap);
        return Updates.Subscribe(change => change.TicketId == id || _visits.Contains(change.TicketId), changed);
    }

    protected override async Task ReloadAsync()
    {
        _actor = await Current.Read();
        var read = await Detail.For(_actor, Id);
        _leaving = read is PermitRequestView;
        if (_leaving)
        {
            Navigator.NavigateTo($"/permintaan/{Id}", replace: true);
        }

        if (_view?.Id != read?.Id)
        {
            (_notSolved, _cancelled) = (false, null);
        }

        _view = read as SupportView;
        _inLine = _view?.Place is not null;
        _visits = _view?.Visits.Select(visit => visit.Id).ToHashSet() ?? [];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_focusReply && _reply is { } reply)
        {
            _focusReply = false;
            await reply.FocusAsync();
        }
    }

    protected override void Dispose(bool disposing) => _line?.Dispose();

    private bool MayPost(TicketView view) => view.State != TicketState.Draft && Access.Allows(_actor, Operation.PostPublic, view.Subject);

    private void OpenNotSolved() => (_notSolved, _focusReply) = (true, true);

    private void OpenCancel() => (_cancelled, _problem) = (_view, null);

    private Task<bool> AnswerAsync(string text) => RunAsync(new(TicketAction.Answer) { Text = text });

    private Task<bool> NotSolvedAsync(string text) => RunAsync(new(TicketAction.NotSolved) { Text = text });

    private Task ConfirmAsync() => RunAsync(new(TicketAction.Confirm));

    private async Task<bool> RunAsync(TicketCommand command)
    {
        var done = await Runner.RunAsync(() => Commands.Run(Current.UserId, Id, TicketKind.Support, _view!.Version, command), Words[$"Support.Done.{command.Action}"]);
        await ReadAsync();
        _notSolved &= !done;
        StateHasChanged();
        return done;
    }

    private async Task CancelAsync(TicketCommand command)
    {
        var done = await Runner.RunAsync(() => Commands.Run(Current.UserId, Id, TicketKind.Support, _cancelled!.Version, command), Words["Support.Done.Cancel"]);
        await ReadAsync();
        // What was typed stays in the dialog; the next press speaks of the request as it is now.
        (_problem, _cancelled) = (Runner.Problem, done ? null : _view);
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
