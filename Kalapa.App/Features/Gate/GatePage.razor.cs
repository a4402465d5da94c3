using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Kalapa.App.Features.Gate;

/// <summary>
/// The gate: a code becomes a verdict that stays live, and people go in and out one by one. What stands on the screen is one
/// <see cref="GateState"/>; gate.js brings in the keys and watches the line.
/// </summary>
public sealed partial class GatePage : BoardComponent<PermitRow>
{
    // So many of gate.js's questions and presses are named as answered.
    private const int HeardKept = 20;

    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);
    private static readonly string[] PressKinds = ["in", "out", "away", "undo", "close", "reopen"];

    // One question or press after another: each finds what the one before it did.
    private readonly SemaphoreSlim _inOrder = new(1);
    private readonly List<string> _heard = [];
    private IReadOnlyList<Branch> _posts = [];
    private IReadOnlyList<PermitRow> _inside = [];
    private GateMemory _memory = GateMemory.Empty;
    private IReadOnlyList<PressNote> _missing = [];
    private GateState _state = GateState.Empty;

    // How the newest answer is read again.
    private (long Ask, Func<Task<GateAnswer?>> Read)? _follow;
    private Actor? _actor;
    private PendingRefusal? _undo;
    private ITimer? _turn;
    private IDisposable? _line;
    private DotNetObjectReference<GatePage>? _self;
    private GateDevice? _device;
    private string _find = "";
    private long _asks;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private GatePosts Posts { get; set; } = default!;

    [Inject]
    private GateBadges Badges { get; set; } = default!;

    [Inject]
    private GateDetail Detail { get; set; } = default!;

    [Inject]
    private LookUpCode LookUp { get; set; } = default!;

    [Inject]
    private PressRecords Records { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private DatabaseOutage Outage { get; set; } = default!;

    [Inject]
    private CircuitLine Line { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GateWords> Words { get; set; } = default!;

    /// <summary>The gate the guard stands at, by branch code; asked for only when there are several.</summary>
    [SupplyParameterFromQuery(Name = "pos")]
    public string? Address { get; set; }

    /// <summary>A code to begin with, from the check page; it stands in the field, and the guard asks.</summary>
    [SupplyParameterFromQuery(Name = "kode")]
    public string? Typed { get; set; }

    private Branch? Post => _posts is [var only] ? only : _posts.FirstOrDefault(post => post.Code == Address);

    private Guid? Chosen => _state.Open?.View.Permit.Id;

    // What gate.js calls its presses while the line is gone.
    private Dictionary<string, object> PressWords => PressKinds.ToDictionary(kind => $"data-{kind}", kind => (object)Words[$"Press.{kind}"].Value);

    protected override object? WatchedKey => Post?.Code;

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Read();
        _posts = await Posts.For(_actor);
        ReturnToLastPost();
    }

    protected override void OnParametersSet()
    {
        if (_state.Open is { } open && open.View.Branch.Code != Post?.Code)
        {
            _state = GateState.Empty;
        }
    }

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.CheckInOut, subject);

    // What the two lists of the page show.
    protected override bool Matches(PermitRow row) => row.Branch == Post?.Code && (row.Inside > 0 || GateDays.Of(row, Time.GetUtcNow()) is not null);

    // A verdict follows everything that it was made of: permits by the board, companies, visitors and branches by their own changes, and the clock.
    protected override IDisposable Subscribe(Func<Task> changed) =>
        new Subscriptions(base.Subscribe(changed), Updates.SubscribeAccounts(_ => true, changed));

    protected override async Task ReloadAsync()
    {
        _actor = await Current.Read();
        await base.ReloadAsync();
        _inside = Board.For(MayList, row => row.Inside > 0 && Matches(row));
        await ReadMemoryAsync();
        await RereadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _line = Line.Listen(isUp => _ = InvokeAsync(() => HearLineAsync(isUp)));
        _self = DotNetObjectReference.Create(this);
        if (await Js.InvokeAsync<GateDevice?>("kalapaGate.attach", _self) is not { } device)
        {
            return;
        }

        _device = device;
        ReturnToLastPost();
    }

    protected override void Dispose(bool disposing)
    {
        _turn?.Dispose();
        _line?.Dispose();
        _self?.Dispose();
    }

    // The posts and the device are known in either order.
    private void ReturnToLastPost()
    {
        if (Post is null && _posts.FirstOrDefault(post => post.Code == _device?.Post) is { } last)
        {
            Navigation.NavigateTo(AddressOf(last.Code), replace: true);
        }
    }

    private string AddressOf(string post) => $"/gerbang?pos={post}{(Typed is null ? "" : $"&kode={Uri.EscapeDataString(Typed)}")}";

    private void Become(GateHappening happened) => _state = _state.After(happened);

    private async Task HearLineAsync(bool isUp)
    {
        Become(isUp ? new GateHappening.Restored() : new GateHappening.Cut(Time.GetUtcNow()));
        if (isUp)
        {
            await ReadUnlessOutAsync();
        }

        StateHasChanged();
    }

    // While the database does not answer, the page stays with what it has: the board reads again by itself, and this with it.
    private async Task ReadUnlessOutAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            // The verb has said so.
        }
    }

    // The answer that stands there, made of what holds now. What comes late is about an older question or instant: the state knows.
    private async Task RereadAsync()
    {
        if (_follow is { } follow && follow.Ask == _state.Newest)
        {
            var at = Time.GetUtcNow();
            Become(await follow.Read() is { } answer ? new GateHappening.Replied(follow.Ask, answer, at) : new GateHappening.Cleared());
        }

        WaitForTurn();
    }

    // The clock turns a verdict without anybody's doing.
    private void WaitForTurn()
    {
        _turn?.Dispose();
        DateTimeOffset?[] ahead = [_state.Open?.View.TurnsAt, _undo?.Until, (_state as GateState.Answered)?.Answer is GateAnswer.Held held ? held.Until : null];
        if (ahead.Min() is { } next)
        {
            var due = next - Time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
            _turn = Time.CreateTimer(_ => _ = InvokeAsync(TurnAsync), null, due < TimeSpan.Zero ? TimeSpan.Zero : due < LongestTimer ? due : LongestTimer, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task TurnAsync()
    {
        _undo = _undo?.Until > Time.GetUtcNow() ? _undo : null;
        await ReadUnlessOutAsync();
        StateHasChanged();
    }

    private async Task ReadMemoryAsync() => _memory = Post is { } post ? await Badges.For(_actor, post.Code) : GateMemory.Empty;
}
