using Kalapa.App.Account;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Text;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Reports;

/// <summary>Workbooks: made by the page and fetched here, or asked for in one go. CSV, written while it is read.</summary>
public static class ReportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>GET an export that was begun; GET a report at once, as a workbook or as CSV.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/laporan/ekspor/{id:guid}", Fetch);
        routes.MapGet("/laporan/{kind}.xlsx", Make);
        routes.MapGet("/laporan/{kind}.csv", Csv);
        return routes;
    }

    /// <summary>The rights are asked again: who lost them since the export was begun finds nothing.</summary>
    private static async Task<IResult> Fetch(Guid id, HttpContext http, CurrentActor current, ExportDesk desk, AccessTable access)
    {
        var reader = await current.Read(http.RequestAborted);
        return desk.Find(id, reader) is { State: ExportState.Done } export && access.Allows(reader, ReportMaker.RightOf(export.Kind), null)
            ? Sent(export)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Make(
        string kind, [AsParameters] ReportQuery query, HttpContext http, CurrentActor current, ExportDesk desk, AccessTable access, RuleSentences sentences, IStringLocalizer<ReportWords> words)
    {
        var reader = await current.Read(http.RequestAborted);
        if (Refusal(kind, query, reader, access, words, out var report) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var export = desk.Start(reader!, report, query.Filter);
            using var leaving = http.RequestAborted.Register(export.Leave);
            await export.Ended.WaitAsync(http.RequestAborted);
            return export.State == ExportState.Done ? Sent(export) : TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        }
        catch (RuleBroken broken)
        {
            return Later(http, sentences, broken);
        }
    }

    private static async Task<IResult> Csv(
        string kind, [AsParameters] ReportQuery query, HttpContext http, CurrentActor current, ExportDesk desk, ReportMaker maker, AccessTable access, RuleSentences sentences,
        IStringLocalizer<ReportWords> words)
    {
        var reader = await current.Read(http.RequestAborted);
        if (Refusal(kind, query, reader, access, words, out var kindOf) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var place = desk.Enter(reader!);
            var report = await maker.Make(reader, kindOf, query.Filter, http.RequestAborted);
            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.GetTypedHeaders().ContentDisposition = new("attachment") { FileName = report.FileName(query.Filter, "csv") };
            await ReportCsv.Write(report, http.Response.Body, http.RequestAborted);
            return TypedResults.Empty;
        }
        catch (RuleBroken broken)
        {
            return Later(http, sentences, broken);
        }
    }

    /// <summary>What keeps a reader from a report, before anything is read; null for nothing.</summary>
    private static IResult? Refusal(string word, ReportQuery query, Actor? reader, AccessTable access, IStringLocalizer<ReportWords> words, out ReportKind kind)
    {
        if (!Enum.TryParse(word, ignoreCase: true, out kind) || !Enum.IsDefined(kind))
        {
            return TypedResults.NotFound();
        }

        if (reader is null || !access.Allows(reader, ReportMaker.RightOf(kind), null))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return TypedDate.IsMeant(query.Dari) && TypedDate.IsMeant(query.Sampai)
            ? null
            : TypedResults.Text(words["Range.Bounds", TypedDate.FirstYear, TypedDate.LastYear], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
    }

    private static IResult Later(HttpContext http, RuleSentences sentences, RuleBroken broken)
    {
        http.Response.Headers.RetryAfter = "60";
        return TypedResults.Text(sentences.Say(broken), "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static IResult Sent(Export export) => TypedResults.PhysicalFile(export.Path, Workbook, export.FileName);

    /// <summary>The filter as it stands in an address.</summary>
    /// <param name="Dari">First day.</param>
    /// <param name="Sampai">Last day.</param>
    /// <param name="Cabang">Branch.</param>
    /// <param name="Perusahaan">Company.</param>
    /// <param name="Jenis">Permit type.</param>
    /// <param name="Petugas">Agent.</param>
    internal sealed record ReportQuery(DateOnly Dari, DateOnly Sampai, string? Cabang, Guid? Perusahaan, string? Jenis, Guid? Petugas)
    {
        public ReportFilter Filter => new(Dari, Sampai) { Branch = Cabang, TenantId = Perusahaan, Type = Jenis, AgentId = Petugas };
    }
}
