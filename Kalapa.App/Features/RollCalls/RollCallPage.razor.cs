using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.RollCalls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Kalapa.App.Features.RollCalls;

/// <summary>
/// The live roll call of a branch. The ticks are the script's (<c>rollcall.js</c>): it keeps each one in the browser until the server has it, so
/// that a phone without a line goes on with the list it has.
/// </summary>
public sealed partial class RollCallPage : LiveComponent
{
    private static readonly RollMark?[] Outcomes = [null, RollMark.Found, RollMark.Missing, RollMark.Left];

    private readonly List<Guid> _order = [];
    private IReadOnlyList<Branch> _branches = [];
    private DotNetObjectReference<RollCallPage>? _self;
    private ElementReference _list;
    private RollCallBoard? _board;
    private Actor? _actor;
    private Guid? _attached;
    private bool _asksEnd;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private RollCallDetail Detail { get; set; } = default!;

    [Inject]
    private RollCallVerbs Verbs { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<RollCallPage> Log { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RollCallWords> Words { get; set; } = default!;

    /// <summary>The branch; asked for only when there are several.</summary>
    [SupplyParameterFromQuery(Name = "pos")]
    public string? Address { get; set; }

    private string? Code => _branches is [var only] ? only.Code : _branches.FirstOrDefault(branch => branch.Code == Address)?.Code;

    private long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    private bool IsGuard => _actor?.Role == Role.Gate;

    private string BackAddress => IsGuard ? "/gerbang" + (_branches.Count > 1 && Code is { } code ? $"?pos={code}" : "") : "/izin";

    /// <inheritdoc/>
    protected override object? WatchedKey => Code;

    /// <summary>Ticks from this browser, the ones kept without a line among them.</summary>
    /// <param name="callId">The call they were made in.</param>
    /// <param name="ticks">Each with its own id.</param>
    /// <returns>The server's time in milliseconds since 1970, by which the script sets its own.</returns>
    [JSInvokable]
    public async Task<long> TickAsync(Guid callId, IReadOnlyList<BrowserTick> ticks)
    {
        try
        {
            await Verbs.Tick(Current.UserId, callId, [.. ticks.Select(tick => tick.Read()).OfType<TickMade>()]);
        }
        catch (AccessDenied)
        {
            // Sending again would not help: the right is gone, and the denial is in the audit.
        }

        return Now;
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Read();
        _branches = await Detail.Branches(_actor);
    }

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        var code = Code;
        return new WatchedTogether(
            changed, LiveUpdates.ListGap, Time, Log,
            [told => Updates.Subscribe(change => change.BranchCode == code, told), told => Updates.SubscribeRollCalls(change => change.BranchCode == code, told)]);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        _actor = await Current.Read();
        _board = Code is { } code ? await Detail.For(_actor, code) : null;
        if (_board?.Open is null)
        {
            _order.Clear();
            _asksEnd = false;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Ready && _board?.Open is { } call && _attached != call.Id)
        {
            _attached = call.Id;
            _self ??= DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("kalapaRollCall.attach", _list, _self, Now);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _self?.Dispose();

    // No row moves under the finger: the order is made once, those who come later stand at the end, and Sort makes it anew.
    private IEnumerable<RollEntry> InOrder(RollCall call)
    {
        var entries = call.Entries.ToDictionary(entry => entry.PersonId);
        _order.AddRange(RemainingFirst(call.Entries.Where(entry => !_order.Contains(entry.PersonId))));
        return _order.Where(entries.ContainsKey).Select(person => entries[person]);
    }

    private void Sort() => _order.Clear();

    private static IEnumerable<Guid> RemainingFirst(IEnumerable<RollEntry> entries) => entries
        .OrderBy(entry => entry.Outcome is null ? 0 : 1).ThenBy(entry => entry.Name, StringComparer.CurrentCulture).Select(entry => entry.PersonId).ToList();

    private Task BeginAsync(RollCallBoard board) => Runner.RunAsync(async () =>
    {
        await Verbs.Begin(Current.UserId, board.Branch.Code);
        await ReadAsync();
    });

    private async Task EndAsync(RollCall call)
    {
        if (await Runner.RunAsync(() => Verbs.End(Current.UserId, call.Id)))
        {
            Navigator.NavigateTo($"/gerbang/apel/{call.Id}");
        }
    }

    /// <summary>A tick as the script sends it.</summary>
    /// <param name="Id">Made by the script.</param>
    /// <param name="PersonId">Who.</param>
    /// <param name="Mark">A <see cref="RollMark"/> by name.</param>
    /// <param name="At">When it was made, in milliseconds since 1970.</param>
    public sealed record BrowserTick(Guid Id, Guid PersonId, string Mark, double At)
    {
        /// <summary>The tick; null when it is none.</summary>
        public TickMade? Read() => Enum.TryParse<RollMark>(Mark, out var mark) && Enum.IsDefined(mark)
            ? new(Id, PersonId, mark, DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(At, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())))
            : null;
    }
}
