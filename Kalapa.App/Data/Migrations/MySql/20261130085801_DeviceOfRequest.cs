using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class DeviceOfRequest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DeviceId",
                table: "Tickets",
                type: "char(36)",
                nullable: true,
                collation: "ascii_general_ci");

            // What was filed before the column is found by it too.
            migrationBuilder.Sql(
                "UPDATE Tickets SET DeviceId = JSON_UNQUOTE(JSON_EXTRACT(Details, '$.DeviceId')) WHERE JSON_TYPE(JSON_EXTRACT(Details, '$.DeviceId')) = 'STRING';");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_DeviceId",
                table: "Tickets",
                column: "DeviceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_DeviceId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "DeviceId",
                table: "Tickets");
        }
    }
}
