using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class ScaleIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Tickets_CopiedFromId",
                table: "Tickets",
                column: "CopiedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Permits_EndedAt",
                table: "Permits",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Type_Seq",
                table: "AuditEvents",
                columns: new[] { "Type", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_UploadedBy_At",
                table: "Attachments",
                columns: new[] { "UploadedBy", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_CopiedFromId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Permits_EndedAt",
                table: "Permits");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_Type_Seq",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_UploadedBy_At",
                table: "Attachments");
        }
    }
}
