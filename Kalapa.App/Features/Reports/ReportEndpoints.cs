using Kalapa.App.Account;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Text;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Reports;

/// <summary>Workbooks: made by the page and fetched here, or asked for in one go.</summary>
public static class ReportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>GET an export that was begun; GET a report at once.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/laporan/ekspor/{id:guid}", Fetch);
        routes.MapGet("/laporan/{kind}.xlsx", Make);
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
        if (!Enum.TryParse<ReportKind>(kind, ignoreCase: true, out var report) || !Enum.IsDefined(report))
        {
            return TypedResults.NotFound();
        }

        var reader = await current.Read(http.RequestAborted);
        if (reader is null || !access.Allows(reader, ReportMaker.RightOf(report), null))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!TypedDate.IsMeant(query.Dari) || !TypedDate.IsMeant(query.Sampai))
        {
            return TypedResults.Text(words["Range.Bounds", TypedDate.FirstYear, TypedDate.LastYear], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var export = desk.Start(reader, report, query.Filter);
            using var leaving = http.RequestAborted.Register(export.Leave);
            await export.Ended.WaitAsync(http.RequestAborted);
            return export.State == ExportState.Done ? Sent(export) : TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        }
        catch (RuleBroken broken)
        {
            http.Response.Headers.RetryAfter = "60";
            return TypedResults.Text(sentences.Say(broken), "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
        }
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
