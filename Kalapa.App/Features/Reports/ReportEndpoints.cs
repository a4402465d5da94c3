using Kalapa.App.Account;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;

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

    private static IResult Fetch(Guid id, HttpContext http, CurrentActor current, ExportDesk desk) =>
        desk.Find(id, current.UserId) is { State: ExportState.Done } export ? Sent(http, export) : TypedResults.NotFound();

    private static async Task<IResult> Make(
        string kind, [AsParameters] ReportQuery query, HttpContext http, CurrentActor current, ExportDesk desk, AccessTable access, RuleSentences sentences)
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

        try
        {
            var export = desk.Start(reader, report, query.Filter);
            await export.Ended.WaitAsync(http.RequestAborted);
            return export.State == ExportState.Done ? Sent(http, export) : TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        }
        catch (RuleBroken broken)
        {
            http.Response.Headers.RetryAfter = "60";
            return TypedResults.Text(sentences.Say(broken), "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
        }
    }

    private static IResult Sent(HttpContext http, Export export)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.PhysicalFile(export.Path, Workbook, export.FileName);
    }

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
