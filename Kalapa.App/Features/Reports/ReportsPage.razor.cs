using System.Globalization;
using Kalapa.App.Account;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Reports;

/// <summary>Picks a report, shows its first rows, and has the workbook made. The filter lives in the address.</summary>
public sealed partial class ReportsPage(
    CurrentActor current, ReportChoices choices, ReportMaker maker, ExportDesk desk, NavigationManager navigator, TimeProvider time)
{
    private readonly CancellationTokenSource _closed = new();
    private Actor? _actor;
    private ReportChoice? _choice;
    private Report? _report;
    private Export? _export;
    private bool _ready;
    private string? _wrong;
    private ReportKind _kind;
    private string? _from;
    private string? _to;
    private string _branch = "";
    private string _tenant = "";
    private string _type = "";
    private string _agent = "";

    /// <summary>Which report.</summary>
    [SupplyParameterFromQuery(Name = "laporan")]
    public string? Kind { get; set; }

    /// <summary>First day; the first of this month when none is named.</summary>
    [SupplyParameterFromQuery(Name = "dari")]
    public string? From { get; set; }

    /// <summary>Last day; today when none is named.</summary>
    [SupplyParameterFromQuery(Name = "sampai")]
    public string? To { get; set; }

    /// <summary>Branch code.</summary>
    [SupplyParameterFromQuery(Name = "cabang")]
    public string? Branch { get; set; }

    /// <summary>Company.</summary>
    [SupplyParameterFromQuery(Name = "perusahaan")]
    public string? Tenant { get; set; }

    /// <summary>Code of a permit type.</summary>
    [SupplyParameterFromQuery(Name = "jenis")]
    public string? Type { get; set; }

    /// <summary>CS agent.</summary>
    [SupplyParameterFromQuery(Name = "petugas")]
    public string? Agent { get; set; }

    [Inject]
    private IStringLocalizer<ReportWords> Words { get; set; } = default!;

    [Inject]
    private ActionRunner Runner { get; set; } = default!;

    private bool IsMaking => _export is { State: ExportState.Waiting or ExportState.Running };

    // Without two days there is no report, and what is read then is not shown.
    private ReportFilter Filter => new(TypedDate.Day(_from) ?? default, TypedDate.Day(_to) ?? default)
    {
        Branch = _branch.Length > 0 ? _branch : null,
        TenantId = Guid.TryParse(_tenant, out var tenant) ? tenant : null,
        // What was chosen for another report says nothing here.
        Type = ReportMaker.AsksType(_kind) && _choice?.TypesOf(_kind).ContainsKey(_type) == true ? _type : null,
        AgentId = ReportMaker.AsksAgent(_kind) && Guid.TryParse(_agent, out var agent) ? agent : null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsMaking)
        {
            _export?.Leave(); // Its link goes with the page.
        }

        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _actor = await current.Read();
        _choice = await choices.For(_actor);
        var today = BranchTime.DayOf(time.GetUtcNow());
        _kind = Enum.TryParse<ReportKind>(Kind, ignoreCase: true, out var kind) && _choice.Kinds.Contains(kind) ? kind : _choice.Kinds.FirstOrDefault();
        _from = From ?? Text(new DateOnly(today.Year, today.Month, 1));
        _to = To ?? Text(today);
        (_branch, _tenant, _type, _agent) = (Branch ?? "", Tenant ?? "", Type ?? "", Agent ?? "");
        (_report, _export) = (null, null);
        _wrong = TypedDate.Day(_from) is not { } first || TypedDate.Day(_to) is not { } last ? "Range.Bounds" : last < first ? "Range.Wrong" : null;
        if (_wrong is null && _choice.Kinds.Count > 0)
        {
            _report = await maker.Make(_actor, _kind, Filter);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!_ready && _choice is not null)
        {
            _ready = true;
            StateHasChanged();
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Value, string Name)> Named<T>(IReadOnlyDictionary<T, string> names) => names.Select(name => ($"{name.Key}", name.Value));

    /// <summary>What is chosen now, as a file that is written while it is read.</summary>
    private string Csv => Address($"/laporan/{_kind}.csv", kind: null);

    private void Show() => navigator.NavigateTo(Address("/laporan", $"{_kind}"));

    private string Address(string path, string? kind) => navigator.GetUriWithQueryParameters(navigator.ToAbsoluteUri(path).ToString(), new Dictionary<string, object?>
    {
        ["laporan"] = kind,
        ["dari"] = _from,
        ["sampai"] = _to,
        ["cabang"] = Filter.Branch,
        ["perusahaan"] = Filter.TenantId,
        ["jenis"] = Filter.Type,
        ["petugas"] = Filter.AgentId,
    });

    private async Task MakeAsync()
    {
        if (!await Runner.RunAsync(() => Task.FromResult(_export = desk.Start(_actor!, _kind, Filter))))
        {
            return;
        }

        var export = _export!;
        while (!export.Ended.IsCompleted && !_closed.IsCancellationRequested)
        {
            StateHasChanged();
            await Task.WhenAny(export.Ended, Task.Delay(TimeSpan.FromMilliseconds(300)));
        }
    }
}
