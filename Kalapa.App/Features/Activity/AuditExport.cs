using System.Text;
using Kalapa.App.Account;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;

namespace Kalapa.App.Features.Activity;

/// <summary>The record as a file (O49): the lines of the page's filter, in the page's words. Written while they are read, in flat memory.</summary>
public static class AuditExport
{
    /// <summary>As many lines as one sheet shows without trouble; a longer record goes out as CSV.</summary>
    public const int LargestWorkbook = 500_000;

    /// <summary>GET the record as a workbook or as CSV.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit.xlsx", Workbook);
        routes.MapGet("/audit.csv", Csv);
        return routes;
    }

    private static async Task<IResult> Workbook([AsParameters] AuditQuery query, HttpContext http, CurrentActor current, AccessTable access, AuditList audit, AuditSheet sheet)
    {
        var reader = await current.Read(http.RequestAborted);
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await audit.Count(reader, query.Filter, http.RequestAborted) is > LargestWorkbook and var lines)
        {
            return TypedResults.Text(sheet.TooLong(lines, LargestWorkbook), "text/plain; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        // A workbook is a zip, whose end is known last: it is made beside, and is gone once it was sent.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            // The library writes synchronously, so the record is read so too, off the request's thread.
            var all = audit.All(reader, query.Filter, http.RequestAborted);
            await Task.Run(() => StreamedSheets.Write(file, sheet.Of(all.ToBlockingEnumerable(http.RequestAborted))), http.RequestAborted);
            file.Position = 0;
            Mark(http);
            return TypedResults.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.FileName("xlsx"));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> Csv([AsParameters] AuditQuery query, HttpContext http, CurrentActor current, AccessTable access, AuditList audit, AuditSheet sheet)
    {
        var reader = await current.Read(http.RequestAborted);
        if (!access.Allows(reader, Operation.ReadAudit, null))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        Mark(http);
        return TypedResults.Stream(
            async body =>
            {
                // With its mark, so that a spreadsheet reads it as UTF-8.
                await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync(sheet.CsvHead());
                await foreach (var line in audit.All(reader, query.Filter, http.RequestAborted))
                {
                    await writer.WriteAsync(sheet.CsvLine(line));
                }
            },
            "text/csv; charset=utf-8", sheet.FileName("csv"));
    }

    private static void Mark(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>The page's filter as it stands in an address; what is no day is no filter.</summary>
    internal sealed record AuditQuery(string? Dari, string? Sampai, string? Pelaku, string? Jenis, string? Tiket)
    {
        public AuditFilter Filter => AuditFilter.Of(Dari, Sampai, Pelaku, Jenis, Tiket);
    }
}
